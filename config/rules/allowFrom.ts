import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";

/**
 * Turns the short form of the allowlist into the long one.
 *
 * @param allow the long form
 * @param allowFrom the short form: CIDRs separated by commas, for web and SSH alike; empty if not set
 * @param complain is called for each problem
 * @returns the allowlist, and a function to report its problems under the key that the stack file uses
 */
export function allowlist(
  allow: Group<"allow">,
  allowFrom: string,
  complain: Complain,
): { readonly allow: Group<"allow">; readonly complain: Complain } {
  if (allowFrom.trim() === "") return { allow, complain };
  if (Object.values(allow).some((list) => list.length > 0)) {
    complain("allowFrom", allowFrom, "either allowFrom or allow", "Keep the one that has all entries.");
    return { allow, complain };
  }
  const cidrs = allowFrom.split(",").map((text) => text.trim());
  return {
    allow: { web: cidrs, ssh: cidrs, bastion: [] },
    complain: (key, ...problem) => {
      // Both doors have the same list, so each problem is reported for one of them only.
      if (!key.startsWith("allow.ssh")) complain(key.replace("allow.web", "allowFrom"), ...problem);
    },
  };
}
