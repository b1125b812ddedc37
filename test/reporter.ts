import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import Mocha from "mocha";
import { junitXml, type TestResult } from "./junitXml.ts";

const { EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Mocha.Runner.constants;

/**
 * Mocha's own report, followed by one line to search for: `300 passed, 0 failed`. With JUNIT_FILE, a file of that name gets the
 * same for GitLab.
 */
export default class Reporter extends Mocha.reporters.Spec {
  readonly #results: TestResult[] = [];

  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(EVENT_TEST_PASS, (test) => this.#results.push(resultOf(test)));
    runner.on(EVENT_TEST_PENDING, (test) => this.#results.push({ ...resultOf(test), skipped: true }));
    runner.on(EVENT_TEST_FAIL, (test, { message, stack }: Error) =>
      this.#results.push({ ...resultOf(test), failure: stack ?? message }),
    );
  }

  override epilogue(): void {
    super.epilogue();
    console.log(`${this.stats.passes} passed, ${this.stats.failures} failed`);
    const { JUNIT_FILE: file } = process.env;
    if (file !== undefined) writeFileSync(file, junitXml(this.#results));
  }
}

function resultOf({ title, parent, file = "", duration = 0 }: Mocha.Test): TestResult {
  return { suite: parent?.fullTitle() ?? "", name: title, file: relative(".", file), seconds: duration / 1000 };
}
