/**
 * Stands for a value that is not known before the provider has run. `unique` keeps it apart from every value that a program
 * can write.
 */
export const unknown: unique symbol = Symbol("known after deployment");
