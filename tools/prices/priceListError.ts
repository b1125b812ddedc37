/** A price list is not there, is broken, or is none. The message says which one, and what to do. */
export class PriceListError extends Error {}
