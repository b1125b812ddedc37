/**
 * A plan cannot be compared with something: it does not exist, or it cannot be recorded. The message says what to do.
 */
export class AgainstError extends Error {}
