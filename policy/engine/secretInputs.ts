import { Secret } from "@pulumi/policy";

/**
 * The inputs that hold a secret, however deep it is. Only where the SDK lets policies change inputs does it still know which values
 * are secret, and its proxies hide that from whoever reads them; so this looks at the properties themselves.
 *
 * @param props as the SDK hands them to `remediateResource`
 */
export function secretInputs(props: object): string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(props))
    .filter(([, { value }]) => holdsSecret(value))
    .map(([name]) => name);
}

function holdsSecret(value: unknown): boolean {
  if (value instanceof Secret) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}
