import assert from "node:assert/strict";
import { mock } from "node:test";
import { showProgress } from "../../tools/plan/showProgress.ts";

const clear = "\r\u001b[K";

/** A stream that keeps what is written. */
function stream(isTTY: boolean): { readonly written: string[]; readonly stream: NodeJS.WriteStream } {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  return { written, stream: { isTTY, write } as unknown as NodeJS.WriteStream };
}

describe("showProgress", () => {
  beforeEach(() => {
    mock.timers.enable({ apis: ["setInterval", "Date"] });
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it("is shown on a terminal once something takes over a second, and taken away", () => {
    const terminal = stream(true);
    const shown = showProgress(terminal.stream);
    mock.timers.tick(999);
    assert.deepEqual(terminal.written, []);
    mock.timers.tick(1);
    shown.say("Installing");
    mock.timers.tick(1000);
    shown.end();
    mock.timers.tick(5000);
    assert.deepEqual(terminal.written, [
      `${clear}Running the program without AWS ... 1 s`,
      `${clear}Installing ... 2 s`,
      clear,
    ]);
  });

  it("is not shown elsewhere, where only what is said is written", () => {
    const file = stream(false);
    const shown = showProgress(file.stream);
    mock.timers.tick(5000);
    shown.say("Installing");
    shown.end();
    assert.deepEqual(file.written, ["Installing\n"]);
  });
});
