import type { Output } from "../terminal.ts";

interface Shown {
  /** Says what takes its time. */
  readonly say: (text: string) => void;
  /** Takes it away again. */
  readonly end: () => void;
}

/** Nothing is said before it takes longer than this. */
const patienceMs = 1000;

/**
 * Says on a terminal that something is being done, once it takes over a second. Elsewhere only what is said is written.
 *
 * @param stream where to, such as standard error
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
