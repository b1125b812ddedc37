import type { PackedPolicy } from "../../../policy/packedPolicy.ts";
import type { AwsControl } from "./awsControl.ts";

/** The policies that answer a control: those whose frameworks name one of its ids, and those that the control names. */
export function policiesFor({ ids, policies = [] }: AwsControl, pack: readonly PackedPolicy[]): PackedPolicy[] {
  return pack.filter(
    ({ name, frameworks }) => policies.includes(name) || ids.some((id) => frameworks.includes(`FSBP ${id}`)),
  );
}
