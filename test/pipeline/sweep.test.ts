import assert from "node:assert/strict";
import { runSweep } from "../../tools/tryOut/runSweep.ts";
import { playedCommands } from "./playedCommands.ts";
import { playedTerminal } from "./playedTerminal.ts";

const pulumi = `case "$*" in
  "stack ls "*) echo '[{"name":"dev"},{"name":"try-asked"},{"name":"try-cut"},{"name":"try-later"},{"name":"try-mute"},{"name":"try-past"},{"name":"try-wrong"}]' ;;
  "stack tag ls --json --stack try-asked "*) echo "error: SlowDown: Please reduce your request rate." >&2; exit 255 ;;
  "stack tag ls --json --stack try-cut "*) echo '{}' ;;
  "stack tag ls --json --stack try-later "*) echo '{"gitlab:last-day":"2026-12-01"}' ;;
  "stack tag ls --json --stack try-mute "*) echo "failed to load stack tags" >&2; echo null ;; # as Pulumi does
  "stack tag ls --json --stack try-past "*) echo '{"gitlab:last-day":"2026-11-29"}' ;;
  "stack tag ls --json --stack try-wrong "*) echo '{"gitlab:last-day":"31.12.2026"}' ;;
  "stack rm "*) ;;
  *) exit 1 ;;
esac`;

describe("a sweep", () => {
  it("destroys what is over or has no day, but nothing whose day cannot be read", async () => {
    const terminal = playedTerminal();
    const run = () => runSweep(["--secrets", "awskms:///played"], terminal, new Date("2026-11-30T03:00:00Z"));
    assert.equal(await playedCommands({ node: "exit 0", pulumi }, run), 1);
    assert.deepEqual(terminal.texts(), {
      stdout: "try-cut: is destroyed\ntry-later stays until 2026-12-01.\ntry-past: is destroyed\n",
      stderr:
        "The last day of try-asked cannot be read, so it stays.\nerror: SlowDown: Please reduce your request rate.\n" +
        "The last day of try-mute cannot be read, so it stays.\nfailed to load stack tags\n" +
        "The last day of try-wrong cannot be read, so it stays.\n31.12.2026 is no day: pulumi stack tag set gitlab:last-day 2026-12-31 --stack try-wrong sets one.\n",
    });
  });
});
