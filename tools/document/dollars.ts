/** Dollars a month, such as `313.35`. */
export function dollars(amount: number): string {
  return amount.toFixed(2);
}

/** A sum of dollars a month, such as `$313.35`, or `at least $90.22` if something in it has no known price. */
export function sum(amount: number, atLeast: boolean): string {
  return `${atLeast ? "at least " : ""}$${dollars(amount)}`;
}

/** A difference of dollars a month with its sign. */
export function difference(amount: number): string {
  const text = dollars(amount);
  return Number(text) > 0 ? `+${text}` : Number(text) === 0 ? "0.00" : text;
}
