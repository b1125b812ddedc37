import * as aws from "@pulumi/aws";
import type { Place } from "../helpers/place.ts";

/**
 * Asks AWS where the stack is deployed.
 *
 * @param provider the stack's provider, with its credentials and region
 * @returns account, partition, region and DNS suffix, as plain strings
 * @throws if the credentials are not valid, or belong to an account that `allowedAccountIds` does not list
 */
export async function readPlace(provider: aws.Provider): Promise<Place> {
  const options = { provider };
  const [identity, partition, region] = await Promise.all([
    aws.getCallerIdentity({}, options),
    aws.getPartition({}, options),
    aws.getRegion({}, options),
  ]);
  return {
    accountId: identity.accountId,
    partition: partition.partition,
    region: region.region,
    dnsSuffix: partition.dnsSuffix,
  };
}
