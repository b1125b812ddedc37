import type { Output } from "../terminal.ts";

interface Shown {
  /** Says what is being done. */
  readonly say: (text: string) => void;
  /** Removes it from the terminal. */
  readonly end: () => void;
}

/** Time before anything is shown. */
const patienceMs = 1000;

/**
 * Shows on a terminal what is being done, once it takes over a second. Where nobody looks on, it writes only what it is
 * told to say.
 */
export function showProgress(stream: Output): Shown {
  const started = Date.now();
  let text = "Running the program without AWS";
  const show = () => {
    stream.write(`\r\u001b[K${text} ... ${String(Math.round((Date.now() - started) / 1000))} s`);
  };
  const timer = stream.isTTY ? setInterval(show, patienceMs) : undefined;
  return {
    say: (said) => {
      text = said;
      if (!timer) stream.write(`${said}\n`);
    },
    end: () => {
      if (timer) stream.write("\r\u001b[K");
      clearInterval(timer);
    },
  };
}
