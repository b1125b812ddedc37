/** An output of a command: a stream of the process, or a stand-in in a test. */
export interface Output {
  write(text: string): unknown;
  /** Whether it is a terminal. */
  readonly isTTY?: boolean;
  /** Characters in a line of the terminal; absent: it is none, or does not say so. */
  readonly columns?: number;
}

/** The two outputs of a command, such as those of `process`. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
}
