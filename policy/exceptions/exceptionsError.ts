/** A file of exceptions is wrong. The message names the file and everything that is wrong in it. */
export class ExceptionsError extends Error {}
