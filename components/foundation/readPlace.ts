import * as aws from "@pulumi/aws";
import type { Place } from "../helpers/place.ts";

/**
 * Asks AWS where the stack is deployed.
 *
 * @param provider the stack's provider, with its credentials and region
 * @param permissionsBoundary ARN of the policy that limits every role
 * @returns account, partition, region and DNS suffix, as plain strings
 * @throws if the credentials are not valid, or belong to an account that `allowedAccountIds` does not list
 * @throws if the policy is another account's: IAM would refuse each role, after most of the stack was made
 */
export async function readPlace(provider: aws.Provider, permissionsBoundary?: string): Promise<Place> {
  const options = { provider };
  const [identity, partition, region] = await Promise.all([
    aws.getCallerIdentity({}, options),
    aws.getPartition({}, options),
    aws.getRegion({}, options),
  ]);
  if (permissionsBoundary !== undefined && permissionsBoundary.split(":")[4] !== identity.accountId) {
    throw new Error(
      `permissionsBoundary: "${permissionsBoundary}". Allowed: a policy of account ${identity.accountId}, which the credentials belong to. Use the policy, or the credentials, of the other account.`,
    );
  }
  return {
    accountId: identity.accountId,
    partition: partition.partition,
    region: region.region,
    dnsSuffix: partition.dnsSuffix,
    ...(permissionsBoundary === undefined ? {} : { permissionsBoundary }),
  };
}
