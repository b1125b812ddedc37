/** A row of a list that permits something until a day. */
export interface PermitRow {
  readonly reason: string;
  readonly lastDay: string;
}

/**
 * Which rows of a list of permits another commit does not have, or not for as long, as sentences.
 *
 * @param others rows of the other commit
 * @param own rows that are reviewed
 * @param words what a row permits, such as `the exception of gitlab-bastion from ec2-no-public-address`; also its identity
 */
export function addedRows<Row extends PermitRow>(
  others: readonly Row[],
  own: readonly Row[],
  words: (row: Row) => string,
): string[] {
  const known = new Map(others.map((row) => [words(row), row]));
  return own.flatMap((row) => {
    const other = known.get(words(row));
    if (!other) return [`Only here: ${words(row)}, until ${row.lastDay}: ${row.reason}`];
    return row.lastDay > other.lastDay
      ? [`Longer: ${words(row)}, until ${row.lastDay} instead of ${other.lastDay}: ${row.reason}`]
      : [];
  });
}
