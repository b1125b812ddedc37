import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";

/**
 * Takes the short form of the allowlist for the long one.
 *
 * @param allow the long form
 * @param allowFrom the short form: CIDRs separated by commas, for web and SSH alike; empty: not said
 * @param complain hears of problems
 * @returns the allowlist, and who hears of problems in it: under the key that the stack file has
 */
export function allowlist(
  allow: Group<"allow">,
  allowFrom: string,
  complain: Complain,
): { readonly allow: Group<"allow">; readonly complain: Complain } {
  if (allowFrom.trim() === "") return { allow, complain };
  if (Object.values(allow).some((list) => list.length > 0)) {
    complain("allowFrom", allowFrom, "either allowFrom or allow", "Keep the one that says all.");
    return { allow, complain };
  }
  const cidrs = allowFrom.split(",").map((text) => text.trim());
  return {
    allow: { web: cidrs, ssh: cidrs, bastion: [] },
    complain: (key, ...problem) => {
      // Both doors have the same list: one of them is enough to hear of.
      if (!key.startsWith("allow.ssh")) complain(key.replace("allow.web", "allowFrom"), ...problem);
    },
  };
}
