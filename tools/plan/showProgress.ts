import type { Output } from "../terminal.ts";

interface Shown {
  /** Sets the message. */
  readonly say: (text: string) => void;
  /** Removes the message from the terminal. */
  readonly end: () => void;
}

/** Time between two updates, and before the first one. */
const patienceMs = 1000;

/**
 * Shows progress on a terminal after the first second. If the output is not a terminal, it writes only the messages of
 * `say`.
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
