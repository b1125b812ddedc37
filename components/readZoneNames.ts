import * as aws from "@pulumi/aws";
import type { NetworkPlan } from "../config/architecture.ts";

/**
 * Chooses the availability zones of a network that is to be made: the first ones by name that need no opting in. A zone
 * that is down stays among them, or every subnet behind it would move.
 *
 * @param network an existing network needs none
 * @param provider the stack's provider
 * @returns as many names as the network has zones
 * @throws Error if the region has fewer zones than that
 */
export async function readZoneNames(network: NetworkPlan, provider: aws.Provider): Promise<readonly string[]> {
  if (network.kind === "existing") return [];
  const { names } = await aws.getAvailabilityZones(
    { filters: [{ name: "opt-in-status", values: ["opt-in-not-required"] }] },
    { provider },
  );
  if (names.length < network.zones) {
    throw new Error(
      `network.zones is ${network.zones}, but the region offers ${names.length}: ${names.join(", ")}. Ask for fewer zones.`,
    );
  }
  return names.toSorted().slice(0, network.zones);
}
