/**
 * What a statement of a policy does not name one by one: `any action of s3`, `any resource`, or resources by a pattern.
 *
 * @param actions of the statement
 * @param resources of the statement
 */
export function wildcards(actions: readonly string[], resources: readonly string[]): string[] {
  const services = actions.filter((action) => action.includes("*")).map((action) => anyAction(action));
  return [
    ...new Set(services),
    ...(resources.includes("*") ? ["any resource"] : []),
    ...(resources.some((resource) => resource !== "*" && resource.includes("*")) ? ["resources by pattern"] : []),
  ];
}

function anyAction(action: string): string {
  const [service = "", name = ""] = action.split(":");
  return action.startsWith("*")
    ? action.replace("*", "any action")
    : name === "*"
      ? `any action of ${service}`
      : `actions like ${action}`;
}
