import type { Complain } from "../../config/problem.ts";
import { partitionOf } from "../../config/regions.ts";
import { jobKinds, stateBucketName } from "../accountNames.ts";
import { nodeBoundary } from "../rights/nodeBoundary.ts";
import { longestPolicy } from "../rights/rightsDocument.ts";
import { environmentSubject } from "../roles/environmentSubject.ts";
import { rightsOfKind } from "../roles/rightsOfKind.ts";
import type { EnvironmentSettings } from "./accountSettings.ts";

/** Ids of keys have as many characters. */
const anyKey = "00000000-0000-0000-0000-000000000000";

/**
 * Refuses more names of stacks than IAM's policies have room for: each narrows the rights on each kind of resource. Without this,
 * IAM refuses one of the policies when the others are made.
 *
 * @param environments of the account, free of other problems
 * @param place the account, and the region of its stack
 * @param complain is called for each environment whose policies would be too long
 */
export function checkPolicySizes(
  environments: readonly EnvironmentSettings[],
  { accountId, region }: { readonly accountId: string; readonly region: string },
  complain: Complain,
): void {
  const partition = partitionOf.get(region) ?? "aws";
  for (const environment of environments.filter(({ hasRoles }) => hasRoles)) {
    const { name, state, stacks } = environment;
    const isHere = state.kind === "here";
    const stateBucketArn = `arn:${partition}:s3:::${isHere ? stateBucketName(name, accountId) : state.bucket}`;
    const stateKeyArn = isHere ? `arn:${partition}:kms:${region}:${accountId}:key/${anyKey}` : state.keyArn;
    const subject = environmentSubject(environment, { partition, accountId }, { stateBucketArn, stateKeyArn });
    const documents = [...jobKinds.flatMap((kind) => rightsOfKind[kind](subject)), nodeBoundary(subject)];
    const lengths = documents.map(({ document }) => JSON.stringify(document).length);
    const longest = Math.max(...lengths);
    if (longest <= longestPolicy) continue;
    const { name: part = "" } = documents[lengths.indexOf(longest)] ?? {};
    complain(
      `environments.${name}.stacks`,
      stacks,
      `as many names as fit into IAM's policies of ${String(longestPolicy)} characters; the policy ${part} would have ${String(longest)}`,
      "Name fewer stacks, or shorter ones, or one pattern for several, such as try-*. Or make another environment.",
    );
  }
}
