import { canonical } from "../compare/differences.ts";
import { price } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse, type Charge } from "./charges.ts";
import type { ChangedProperty, Effect } from "./effect.ts";

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function charges({ inputs }: RecordedResource, region: string): Charge[] {
  const addresses = inputs.internal === true ? 0 : listed(inputs.subnets ?? inputs.subnetMappings).length;
  const rate = price("publicIpv4Hour", region);
  return [
    { what: "load balancer", units: 1, rate: price("nlbHour", region), unit: "hour" },
    ...(addresses > 0 ? [{ what: "public IPv4 addresses", units: addresses, rate, unit: "hour" } as const] : []),
  ];
}

/** A Network Load Balancer can be given more subnets in place. Removing one replaces it. */
function subnets({ before, after }: ChangedProperty): Effect {
  if (after.loadBalancerType !== "network") return "mayReplace";
  return listed(after.subnets).length > listed(before.subnets).length ? "inPlace" : "replaces";
}

/** As with subnets, but the existing mappings must also stay unchanged. */
function subnetMappings({ before, after }: ChangedProperty): Effect {
  if (after.loadBalancerType !== "network") return "mayReplace";
  const [had, has] = [before, after].map((inputs) => listed(inputs.subnetMappings).map(canonical));
  if (!had || !has) return "mayReplace";
  return has.length > had.length && had.every((mapping) => has.includes(mapping)) ? "inPlace" : "replaces";
}

/** A load balancer that was created without security groups can never have any, and the reverse. */
function securityGroups({ before, after }: ChangedProperty): Effect {
  return listed(before.securityGroups).length > 0 === listed(after.securityGroups).length > 0 ? "inPlace" : "replaces";
}

/** Elastic Load Balancing. Decisions: CustomizeDiff of `aws_lb`. */
export const lb: Readonly<Record<string, Card>> = {
  "aws:lb/listener:Listener": {
    price: byUse("loadBalancerCapacityHours"),
    interrupts: {
      replaced: "nothing answers on its port for a moment",
      deleted: "nothing answers on its port any more",
    },
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    price: charges,
    outputs: ({ name }, say) => ({
      dnsName: say("dnsName", `${name}.elb.example`),
      zoneId: say("zoneId", "balancer-zone"),
      arnSuffix: say("arnSuffix", `net/${name}/0`),
    }),
    decides: { subnets, subnetMappings, securityGroups },
    sets: ["securityGroups", "subnetMappings", "subnets"],
    interrupts: {
      replaced: "its addresses change: connections break until DNS points to the new ones",
      deleted: "nothing answers at its addresses any more",
    },
    box: {
      kind: "balancer",
      detail: (inputs) => [
        `${inputs.internal === true ? "internal" : "public"} ${String(inputs.loadBalancerType)} load balancer`,
        `${String(inputs.ipAddressType)}, in ${String(listed(inputs.subnets).length)} subnets`,
      ],
      within: "network",
    },
    drawn: {
      tier: "door",
      title: ({ inputs: { internal } }) => (internal === true ? "Inner door" : "Front door"),
      detail: ({ internal, loadBalancerType, ipAddressType }) => [
        `${internal === true ? "internal" : "public"} ${String(loadBalancerType)} load balancer, ${String(ipAddressType)}`,
      ],
    },
  },
  "aws:lb/targetGroup:TargetGroup": {
    price: "free",
    outputs: ({ name }, say) => ({ arnSuffix: say("arnSuffix", `targetgroup/${name}/0`) }),
    interrupts: { replaced: "it has no healthy target until the health checks of the new group pass" },
  },
  "aws:lb/targetGroupAttachment:TargetGroupAttachment": {
    price: "free",
    interrupts: {
      replaced: "the target gets no connections until its health checks pass again",
      deleted: "the target gets no new connections, and its connections are drained",
    },
  },
};
