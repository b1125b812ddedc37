import { coreCost, type CorePart } from "../peers/coreCost.ts";
import { peers } from "../peers/knownPeers.ts";
import { architectureOfStack } from "./architectureOf.ts";
import { plannedStack, type Sets } from "./plannedStack.ts";

/** What the core of a stack costs, with what peers always have. */
export async function coreOf(users: number, stack: string, sets: Sets): Promise<CorePart[]> {
  const { recording } = await plannedStack(stack, sets);
  const { namedNodes } = architectureOfStack(stack, { ...sets, "nodes.monitor.count": "1" });
  const monitorType = namedNodes.find(({ role }) => role === "monitor")?.instanceType ?? "";
  const replicas = peers.readReplicas[String(users)] ?? 0;
  return coreCost(recording.resources, peers.region, { replicas, monitorType });
}

/** The sum of the parts of a core. */
export function totalOf(parts: readonly CorePart[]): number {
  return parts.reduce((sum, { monthly }) => sum + monthly, 0);
}
