/** Dollars and cents, such as `1,313.35`: an item. */
export function dollars(amount: number): string {
  return amount.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** Whole dollars, such as `1,313`: a sum of items. */
export function wholeDollars(amount: number): string {
  return Math.round(amount).toLocaleString("en-US");
}

/** A sum, such as `$1,313`, or `at least $90` if something in it has no known price. */
export function sum(amount: number, atLeast: boolean): string {
  return `${atLeast ? "at least " : ""}$${wholeDollars(amount)}`;
}

/** A sum with its cents, where two are compared. */
export function exactSum(amount: number, atLeast: boolean): string {
  return `${atLeast ? "at least " : ""}$${dollars(amount)}`;
}

/** A difference of dollars a month with its sign. */
export function difference(amount: number): string {
  const text = dollars(amount);
  if (/^-?0\.00$/.test(text)) return "0.00";
  return amount > 0 ? `+${text}` : text;
}
