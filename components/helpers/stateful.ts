import type * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";

/**
 * Options of a resource that holds data. A test checks that every resource has them if its type has `data` on its card
 * (tools/cards).
 *
 * @param protection on: Pulumi refuses to delete or replace it; lifted: it is deleted with the stack
 * @param opts further options
 */
export function stateful(
  protection: ProtectionSettings,
  opts: pulumi.CustomResourceOptions,
): pulumi.CustomResourceOptions {
  return { ...opts, protect: protection.kind === "on" };
}
