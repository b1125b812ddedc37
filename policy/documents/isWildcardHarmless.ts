/**
 * Whether a wildcard in the name of an action stands for nothing but looking at what there is: `ec2:Describe*`, `s3:List*`. Few of
 * these can be narrowed, and none gives out content, as `Get*` may.
 *
 * @param action with a wildcard
 */
export function isWildcardHarmless(action: string): boolean {
  return /^[a-z0-9-]+:(describe|list)[a-z]*\*$/i.test(action);
}
