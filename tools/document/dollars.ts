/**
 * An amount of dollars.
 *
 * @param amount a month
 * @returns with cents, such as `313.35`
 */
export function dollars(amount: number): string {
  return amount.toFixed(2);
}

/**
 * A sum of prices, which says so where it leaves something out.
 *
 * @param amount a month
 * @param atLeast whether something has no known price
 * @returns such as `$313.35` or `at least $90.22`
 */
export function sum(amount: number, atLeast: boolean): string {
  return `${atLeast ? "at least " : ""}$${dollars(amount)}`;
}

/**
 * A difference of dollars, with its sign.
 *
 * @param amount a month
 */
export function difference(amount: number): string {
  const text = dollars(amount);
  return Number(text) > 0 ? `+${text}` : Number(text) === 0 ? "0.00" : text;
}
