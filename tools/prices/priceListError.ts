/** A price list is missing, incomplete or no price list. The message says which one and what to do. */
export class PriceListError extends Error {}
