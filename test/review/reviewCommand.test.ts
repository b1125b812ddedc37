import assert from "node:assert/strict";
import { runReview } from "../../tools/review/runReview.ts";
import { outcome } from "../tools/outcome.ts";

const run = (...args: readonly string[]) => outcome((terminal) => runReview(args, terminal));

describe("the command line of a review", () => {
  it("says what is missing or wrong, and what is allowed", async () => {
    const rows: readonly (readonly [args: readonly string[], says: string])[] = [
      [[], "--stack is missing: say which stack, such as --stack dev."],
      [["--stack", "dev"], "--out is missing: say which folder gets the outputs."],
      [
        ["--stack", "dev", "--out", "out"],
        "Say what to review: --events FILE with the engine's events, --against REVISION, or both.",
      ],
      [
        ["--stack", "dev", "--out", "out", "--events", "x", "--rules-of", "HEAD"],
        "--rules-of goes with --against REVISION, which says what the program is compared with.",
      ],
      [["--event", "x"], "--event: There is no such option: did you mean --events?"],
    ];
    for (const [args, says] of rows) {
      const { status, stdout, stderr } = await run(...args);
      assert.deepEqual(
        [status, stdout, stderr],
        [64, "", `${says}\nnpm run review -- --help lists what is allowed.\n`],
        args.join(" "),
      );
    }
  });

  it("says which file cannot be read", async () => {
    const given = ["--stack", "dev", "--out", "out", "--events"];
    assert.deepEqual(await run(...given, "nowhere.jsonl"), {
      status: 1,
      stdout: "",
      stderr: "--events nowhere.jsonl cannot be read. Name the file that pulumi preview --json wrote.\n",
    });
    const { stderr } = await run(...given, "package.json", "--state", "nowhere.json");
    assert.equal(stderr, "--state nowhere.json cannot be read. Name the file that pulumi stack export wrote.\n");
  });

  it("has a help text with every option and exit code", async () => {
    const { status, stdout } = await run("--help");
    assert.equal(status, 0);
    const options = ["--stack", "--events", "--against", "--rules-of", "--state", "--out", "--commit"];
    for (const word of [...options, "  2   data is deleted"]) {
      assert.ok(stdout.includes(word), word);
    }
  });
});
