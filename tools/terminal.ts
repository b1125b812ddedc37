/** Where a command writes to: a stream of the process, or a test. */
export interface Output {
  write(text: string): unknown;
  /** Whether a person looks on. */
  readonly isTTY?: boolean;
}

/** The two outputs of a command; `process` is one. */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
}
