import Mocha from "mocha";

/** Mocha's own report, followed by one line to search for: `300 passed, 0 failed`. */
export default class Reporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    super.epilogue();
    console.log(`${this.stats.passes} passed, ${this.stats.failures} failed`);
  }
}
