import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import { replicaZone } from "../../config/decisions/replicaZone.ts";
import { problemsText } from "../../config/problem.ts";

/**
 * Checks with AWS that enough zones offer the class of the database. RDS would refuse it only after its network, keys and
 * parameters were created. ElastiCache tells nobody which zones have which node type, so it is not asked.
 *
 * @param plan what to build
 * @param zoneNames zones of the data subnets
 * @param provider the stack's provider
 * @throws pulumi.RunError that names the class, and the zones that have it
 */
export async function checkDatabaseOffering(
  { stack, database }: Pick<Architecture, "stack" | "database">,
  zoneNames: readonly string[],
  provider: aws.Provider,
): Promise<void> {
  if (!database || zoneNames.length === 0) return;
  const { instanceClass, multiAz, replicas } = database;
  const offered = await zonesThatOffer(instanceClass, provider);
  if (!offered) return;
  const wanted = multiAz ? 2 : 1;
  const usable = zoneNames.filter((zone) => offered.includes(zone));
  const numbers = Array.from({ length: Math.min(replicas, zoneNames.length) }, (_, index) => index + 1);
  const ofReplicas = numbers.flatMap((number) => replicaZone(zoneNames, number) ?? []);
  const bare = ofReplicas.filter((zone) => !usable.includes(zone));
  if (usable.length >= wanted && bare.length === 0) return;
  const problem = {
    key: "database.instanceClass",
    value: instanceClass,
    allowed:
      usable.length < wanted
        ? `a class that RDS offers in ${wanted === 2 ? "two" : "one"} of ${zoneNames.join(", ")}`
        : `a class that RDS offers in ${ofReplicas.join(" and ")}, where the read replicas are`,
    fix: `Choose another class, or zones that have it: ${offered.toSorted().join(", ") || "the region has none"}.`,
  };
  throw new pulumi.RunError(problemsText(stack, [problem]));
}

/** Of the provider, if RDS has no such class in the region. */
const nothingFound = /no RDS DB Instance Classes match/i;

/** Absent if AWS names no zone at all for a class that it has: that says nothing about zones. */
async function zonesThatOffer(instanceClass: string, provider: aws.Provider): Promise<readonly string[] | undefined> {
  try {
    const { availabilityZones } = await aws.rds.getOrderableDbInstance(
      { engine: "postgres", storageType: "gp3", preferredInstanceClasses: [instanceClass], engineLatestVersion: true },
      { provider },
    );
    return availabilityZones.length > 0 ? availabilityZones : undefined;
  } catch (error) {
    if (error instanceof Error && nothingFound.test(error.message)) return [];
    throw error;
  }
}
