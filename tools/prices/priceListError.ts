/** A price list is missing, incomplete or invalid. The message says which one and what to do. */
export class PriceListError extends Error {}
