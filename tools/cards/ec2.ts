import { instanceHour, price, type RateName } from "../prices/knownPrices.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { fiveFields } from "../../config/awsCron.ts";
import type { Card } from "./card.ts";
import { fixed, type Charge } from "./charges.ts";
import { perhaps, type ChangedProperty, type Effect } from "./effect.ts";
import { days, guardedBy } from "./guards.ts";
import { turned } from "./weakenings.ts";

/** IOPS and MiB/s that are included in the price of a gp3 volume. */
const included = { iops: 3000, throughput: 125 } as const;

function gp3(region: string, sizeGiB: number, iops: number, throughput: number): Charge[] {
  const charge = (what: string, units: number, rate: RateName): Charge[] =>
    units > 0 ? [{ what, units, rate: price(rate, region), unit: "month" }] : [];
  return [
    ...charge("GiB of gp3", sizeGiB, "gp3GiBMonth"),
    ...charge("IOPS", iops - included.iops, "gp3IopsMonth"),
    ...charge("MiB/s", throughput - included.throughput, "gp3MiBpsMonth"),
  ];
}

function instance({ inputs }: RecordedResource, region: string): Charge[] {
  const type = String(inputs.instanceType);
  const root = inputs.rootBlockDevice as { readonly volumeSize?: number } | undefined;
  return [
    { what: type, machine: type, units: 1, rate: instanceHour(type, region), unit: "hour" },
    ...gp3(region, root?.volumeSize ?? 0, included.iops, included.throughput),
  ];
}

/** A change of user data stops the instance, unless the inputs say that it replaces the instance. */
const userData = ({ after }: ChangedProperty): Effect =>
  after.userDataReplaceOnChange === true ? "replaces" : "inPlace";

/**
 * The provider asks AWS whether both types share an architecture. Here their names decide: a g after the number means
 * Graviton.
 */
function instanceType({ before, after }: ChangedProperty): Effect {
  const [was, is] = [before, after].map((inputs) => /^[a-z]+\d+([a-z-]*)\./.exec(String(inputs.instanceType))?.[1]);
  const known = was !== undefined && is !== undefined;
  return known && was.startsWith("g") === is.startsWith("g") ? "inPlace" : "mayReplace";
}

const stops = "the instance stops and starts again: what runs on it is down for a few minutes";

/** Reads the first backup plan, since one plan takes the snapshots of all volumes. */
function snapshots(_volume: RecordedResource, all: readonly RecordedResource[]): string | undefined {
  const plan = all.find(({ type }) => type === "aws:backup/plan:Plan");
  const [rule] = (plan?.inputs.rules ?? []) as {
    readonly schedule: string;
    readonly lifecycle: { readonly deleteAfter: number };
  }[];
  return (
    rule && `snapshots on schedule ${fiveFields(rule.schedule)} (UTC), kept for ${days(rule.lifecycle.deleteAfter)}`
  );
}

/**
 * Instances, their volumes and addresses. `decides` is from CustomizeDiff and the update functions of `aws_instance`;
 * `grows` is from the EBS user guide, "Request modifications to your EBS volumes", 2026-08.
 */
export const ec2: Readonly<Record<string, Card>> = {
  "aws:ebs/volume:Volume": {
    price: ({ inputs }, region) => gp3(region, Number(inputs.size), Number(inputs.iops), Number(inputs.throughput)),
    grows: ["size"],
    data: [
      guardedBy(({ finalSnapshot }) => finalSnapshot === true, "a final snapshot is taken before it is deleted"),
      snapshots,
      guardedBy(({ encrypted }) => encrypted === true, "encrypted"),
    ],
    weakenings: [turned("finalSnapshot", false, "no final snapshot is taken before it is deleted")],
    box: {
      kind: "data",
      detail: ({ size, type }) => [`data volume, ${String(size)} GiB ${String(type)}`],
      within: "zone",
    },
  },
  "aws:ec2/eip:Eip": {
    price: fixed("public IPv4 address", "publicIpv4Hour", "hour"),
    outputs: ({ name }, say) => ({
      publicIp: say("publicIp", "192.0.2.10"),
      allocationId: say("allocationId", `${name}-alloc`),
    }),
    interrupts: {
      replaced: "the address changes: allowlists elsewhere must be updated",
      deleted: "the address is released and may be lost for good",
    },
  },
  "aws:ec2/instance:Instance": {
    price: instance,
    outputs: (_instance, say) => ({ privateIp: say("privateIp", "10.0.16.10") }),
    decides: {
      userData,
      userDataBase64: userData,
      instanceType,
      enablePrimaryIpv6: perhaps,
      ipv6Addresses: perhaps,
    },
    sets: [
      "ebsBlockDevices",
      "ephemeralBlockDevices",
      "networkInterfaces",
      "secondaryNetworkInterfaces",
      "secondaryPrivateIps",
      "securityGroups",
      "vpcSecurityGroupIds",
    ],
    grows: ["rootBlockDevice.volumeSize"],
    interrupts: {
      edited: { instanceType: stops, userData: stops, userDataBase64: stops },
      replaced: "a new instance takes its place: what runs on it is down until the new one has started",
      deleted: "what runs on it stops for good",
    },
    box: { kind: "instance", detail: (inputs) => [`instance, ${String(inputs.instanceType)}`], within: "subnet" },
  },
  "aws:ec2/tag:Tag": { price: "free" },
  "aws:ec2/volumeAttachment:VolumeAttachment": {
    price: "free",
    interrupts: {
      replaced: "the instance is stopped while the volume moves",
      deleted: "the instance loses the volume",
    },
    weakenings: [
      turned("forceDetach", true, "the volume may be detached by force while the instance writes to it"),
      turned(
        "stopInstanceBeforeDetaching",
        false,
        "the volume is detached from the running instance, which may be writing to it",
      ),
    ],
    arrow: { from: "instanceId", to: "volumeId", label: "attached", why: "the data volume of the node" },
  },
};
