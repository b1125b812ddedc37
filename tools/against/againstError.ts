/** What a plan shall be compared with is not there, or cannot be recorded. The message says what to do. */
export class AgainstError extends Error {}
