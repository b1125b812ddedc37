/** Names as one text. If there are more than `most`, only the first ones are shown. */
export function someNames(names: readonly string[], most = 8): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(", ")} and ${String(more)} more` : names.join(", ");
}
