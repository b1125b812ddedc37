import { instanceHour, price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import type { Charge } from "./charges.ts";
import { templateOf } from "./templateOf.ts";

/** GiB of a template's disks. */
function diskGiB({ inputs }: RecordedResource): number {
  const mappings = (inputs.blockDeviceMappings ?? []) as readonly { readonly ebs?: { readonly volumeSize?: number } }[];
  return mappings.reduce((sum, { ebs }) => sum + (ebs?.volumeSize ?? 0), 0);
}

/** The nodes of a group, with their disks: the minimum always runs, and nobody knows beforehand how far it scales. */
function nodes(group: RecordedResource, region: string, all: readonly RecordedResource[]): Charge[] {
  const [least, most] = [Number(group.inputs.minSize), Number(group.inputs.maxSize)];
  const template = templateOf(group, all);
  if (!template) return [{ what: "instances of an unknown type", units: least, most, rate: undefined, unit: "hour" }];
  const type = String(template.inputs.instanceType);
  const disk = diskGiB(template);
  return [
    { what: type, machine: type, units: least, most, rate: instanceHour(type, region), unit: "hour" },
    { what: "GiB of gp3", units: least * disk, most: most * disk, rate: price("gp3GiBMonth", region), unit: "month" },
  ];
}

/**
 * EC2 Auto Scaling. What an edit interrupts is from the update function of `aws_autoscaling_group` and the Auto Scaling user
 * guide, 2026-11.
 */
export const autoscaling: Readonly<Record<string, Card>> = {
  "aws:autoscaling/group:Group": {
    price: nodes,
    sets: [
      "availabilityZones",
      "enabledMetrics",
      "initialLifecycleHooks",
      "loadBalancers",
      "suspendedProcesses",
      "tags",
      "targetGroupArns",
      "trafficSources",
      "vpcZoneIdentifiers",
    ],
    interrupts: {
      edited: {
        maxSize: "if more nodes than the new maximum run, those beyond it finish their work and end",
        launchTemplate: "new nodes start from it; those that run stay until they are replaced",
        targetGroupArns: "nodes leave a dropped target group, and its connections end",
        vpcZoneIdentifiers: "nodes in a dropped subnet are replaced, a few at a time",
      },
      following: {
        launchTemplate: ({ instanceRefresh }) =>
          instanceRefresh === undefined ? undefined : "others take the place of its instances, whose connections end",
      },
      replaced: "all its nodes end, and nothing does their work until those of the new group have started",
      deleted: "all its nodes end",
    },
    box: {
      kind: "instance",
      detail: ({ minSize, maxSize }) => [
        "Auto Scaling group",
        minSize === maxSize
          ? `${String(minSize)} ${minSize === 1 ? "node" : "nodes"}`
          : `${String(minSize)} to ${String(maxSize)} nodes`,
      ],
      within: "network",
    },
  },
  "aws:autoscaling/policy:Policy": {
    price: "free",
    sets: ["stepAdjustments"],
    interrupts: {
      replaced: "the group keeps its size until the new policy is there",
      deleted: "the group keeps its size, unless another policy changes it",
    },
  },
  "aws:autoscaling/lifecycleHook:LifecycleHook": {
    price: "free",
    interrupts: {
      edited: { heartbeatTimeout: "nodes that wait at it now keep the old time" },
      replaced: "nodes do not wait at it for a moment: one that ends then may lose its work",
      deleted: "nodes do not wait at it any more, and those that do go on",
    },
  },
};
