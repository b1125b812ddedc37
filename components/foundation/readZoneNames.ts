import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import { problemsText, type Problem } from "../../config/problem.ts";

/**
 * Chooses the availability zones of a new network: the pinned ones, or the first ones by name that need no opt-in. A zone
 * that is down still counts. Existing resources do not move when this chooses other zones (foundation.ts).
 *
 * @param architecture an existing network needs none
 * @param provider the stack's provider
 * @returns as many names as the load balancer has zones
 * @throws pulumi.RunError if the region has fewer zones than that, or lacks a pinned one
 */
export async function readZoneNames(
  { network, stack }: Pick<Architecture, "network" | "stack">,
  provider: aws.Provider,
): Promise<readonly string[]> {
  if (network.kind === "existing") return [];
  const { names } = await aws.getAvailabilityZones(
    { filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }] },
    { provider },
  );
  const offered = names.toSorted();
  const problems = network.zoneNames
    ? pinnedProblems(network.zoneNames, offered)
    : countProblems(network.doorZones, offered);
  if (problems.length > 0) throw new pulumi.RunError(problemsText(stack, problems));
  return network.zoneNames ?? offered.slice(0, network.doorZones);
}

function pinnedProblems(pinned: readonly string[], offered: readonly string[]): Problem[] {
  return pinned.flatMap((zone, position) =>
    offered.includes(zone)
      ? []
      : [
          {
            key: `network.zoneNames[${String(position)}]`,
            value: zone,
            allowed: `a zone that the account has: ${offered.join(", ")}`,
            fix: "Choose another one.",
          },
        ],
  );
}

function countProblems(zones: number, offered: readonly string[]): Problem[] {
  if (offered.length >= zones) return [];
  return [
    {
      key: "network.zones",
      value: zones,
      allowed: `at most ${String(offered.length)}: the account has ${offered.join(", ")}`,
      fix: "Use fewer zones.",
    },
  ];
}
