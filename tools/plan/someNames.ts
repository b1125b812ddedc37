/**
 * Names as one text, the first ones only where there are many.
 *
 * @param names of resources
 * @param most how many are shown
 */
export function someNames(names: readonly string[], most = 8): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} and ${String(more)} more` : names.join(", ");
}
