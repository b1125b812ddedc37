/** GitLab did not take a comment. The message says why and what to do; it holds neither the token nor what GitLab answered. */
export class NoteError extends Error {
  /** Whether it may work the next time. */
  readonly isPassing: boolean;
  /** Whether GitLab knows no such thing, or does not show it. */
  readonly isAbsent: boolean;

  constructor(message: string, { isPassing = false, isAbsent = false } = {}) {
    super(message);
    this.isPassing = isPassing;
    this.isAbsent = isAbsent;
  }
}
