/** A command of the pipeline cannot go on. The message says why and what to do. */
export class DeployError extends Error {
  /** Whether it could go on, and must not. */
  readonly refused: boolean;

  constructor(message: string, { refused = false } = {}) {
    super(message);
    this.refused = refused;
  }
}
