/** A row of a list that permits something until a day. */
export interface PermitRow {
  readonly reason: string;
  readonly lastDay: string;
}

/**
 * Which rows of a list of permits are new, or hold for longer, as sentences.
 *
 * @param before of the target branch
 * @param after that is reviewed
 * @param words what a row permits, such as `the exception of gitlab-bastion from ec2-no-public-address`; also its identity
 */
export function addedRows<Row extends PermitRow>(
  before: readonly Row[],
  after: readonly Row[],
  words: (row: Row) => string,
): string[] {
  const known = new Map(before.map((row) => [words(row), row]));
  return after.flatMap((row) => {
    const old = known.get(words(row));
    if (!old) return [`New: ${words(row)}, until ${row.lastDay}: ${row.reason}`];
    return row.lastDay > old.lastDay
      ? [`Longer: ${words(row)}, from ${old.lastDay} to ${row.lastDay}: ${row.reason}`]
      : [];
  });
}
