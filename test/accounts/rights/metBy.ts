import { listedAction } from "./awsList.ts";
import { metByAction, physicalArns } from "./physicalArns.ts";

const arns = physicalArns("prod");

/** Actions on tags take everything that the service has; associations and their instances have no tags of a stack. */
const without: Readonly<Record<string, readonly string[]>> = {
  "ssm:AddTagsToResource": ["instance"],
  "ssm:RemoveTagsFromResource": ["instance"],
};

/**
 * ARNs of the stack's resources that an action can meet, or `*` if it knows none. Types that the stack has none of are left out.
 *
 * @param action such as `ec2:CreateVpc`
 */
export async function metBy(action: string): Promise<readonly string[]> {
  if (metByAction[action]) return metByAction[action];
  const [service = ""] = action.split(":");
  const listed = await listedAction(action);
  if (!listed || listed.isWildcardOnly) return ["*"];
  return listed.resourceTypes
    .filter(({ name }) => !(without[action] ?? []).includes(name))
    .flatMap(({ name }) => arns[`${service}:${name}`] ?? []);
}
