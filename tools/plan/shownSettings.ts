import type { Architecture } from "../../config/architecture.ts";
import type { Settings } from "../../config/settings.ts";
import type { KeyName } from "../../config/stackSchema.ts";

/** The value of every key. A decision of the program appears under the keys that it is made from. */
export function shownSettings(settings: Settings, plan: Architecture): Readonly<Record<KeyName, unknown>> {
  const { dns, image, network, patching, protection, smtp } = settings;
  return {
    ...settings,
    hostedZone: dns.kind === "route53" ? dns.zoneName : undefined,
    certificateArn: dns.kind === "own" ? dns.certificateArn : undefined,
    allowFrom: undefined, // the short form of allow
    amiId: image.kind === "given" ? image.amiId : undefined,
    network: Object.fromEntries(Object.entries(network).filter(([key]) => key !== "kind")),
    nodes: shownNodes(plan),
    protection: protection.kind === "on" ? { lifted: false } : { lifted: true, reason: protection.reason },
    patching: { ...patching, schedule: patching.schedule ?? "none" },
    smtpPassword: smtp ? "(encrypted)" : undefined,
  };
}

function shownNodes({ nodes, namedNodes, bastion }: Architecture): unknown {
  const stateful = namedNodes.map(({ role, instanceType, rootVolumeGiB, zone, volumes }) => {
    const volume = volumes.find(({ inUse }) => inUse);
    return [
      role,
      {
        instanceType,
        rootVolumeGiB,
        volumeGiB: volume?.sizeGiB,
        volumeIops: volume?.iops,
        volumeThroughputMiBps: volume?.throughputMiBps,
        generation: nodes[role].generation,
        zone: zone + 1,
      },
    ] as const;
  });
  return {
    ...Object.fromEntries(stateful),
    ...(bastion ? { bastion: { instanceType: bastion.instanceType } } : {}),
  };
}
