/**
 * Whether an action of a statement, with its wildcards, covers an action of AWS. Upper and lower case are the same.
 *
 * @param pattern such as `s3:Put*`
 * @param action such as `s3:PutBucketPolicy`
 */
export function coversAction(pattern: string, action: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern.toLowerCase() === action.toLowerCase(); // most are, and this is much faster
  const expression = pattern
    .replaceAll(/[$()+.[\\\]^{|}]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${expression}$`, "i").test(action);
}
