import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Placement } from "../../config/placements.ts";
import { problemsText, type Problem } from "../../config/problem.ts";

/**
 * Checks with AWS that each zone offers the instance types that are to run there. Not every zone has every type, and EC2
 * would refuse an instance only after everything that it needs was created.
 *
 * @param stack name of the stack
 * @param placements what is to run where
 * @param provider the stack's provider
 * @throws pulumi.RunError that names every type that its zone does not have, and the zones that have it
 */
export async function checkOfferings(
  stack: string,
  placements: readonly Placement[],
  provider: aws.Provider,
): Promise<void> {
  const types = [...new Set(placements.flatMap(({ instanceTypes }) => instanceTypes))];
  const offered = new Map(
    await Promise.all(types.map(async (type) => [type, await zonesThatOffer(type, provider)] as const)),
  );
  const problems = placements.flatMap(({ key, instanceTypes, zoneName }): Problem[] => {
    const zones = instanceTypes.flatMap((type) => offered.get(type) ?? []);
    if (zones.includes(zoneName)) return [];
    const have = [...new Set(zones)].toSorted();
    return [
      {
        key,
        value: instanceTypes.join(", "),
        allowed: `a type that AWS offers in ${zoneName}`,
        fix:
          have.length === 0
            ? "The region does not have it: choose another type."
            : `Choose another type, or move it to ${have.join(" or ")}: list the zones in network.zoneNames.`,
      },
    ];
  });
  if (problems.length > 0) throw new pulumi.RunError(problemsText(stack, problems));
}

async function zonesThatOffer(type: string, provider: aws.Provider): Promise<readonly string[]> {
  const { locations } = await aws.ec2.getInstanceTypeOfferings(
    { locationType: "availability-zone", filters: [{ name: "instance-type", values: [type] }] },
    { provider },
  );
  return locations;
}
