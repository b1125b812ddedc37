import { chosenGeneration } from "../../config/decisions/chosenGeneration.ts";
import type { Architecture } from "../../config/architecture.ts";
import type { Settings } from "../../config/settings.ts";
import type { KeyName } from "../../config/stackSchema.ts";
import { shownNodes } from "./shownNodes.ts";

/** The value of every key. A decision of the program appears under the keys that it is made from. */
export function shownSettings(settings: Settings, plan: Architecture): Readonly<Record<KeyName, unknown>> {
  const { approvals, dns, image, network, patching, protection, smtp, incomingMail } = settings;
  return {
    ...settings,
    ...shownTiers(settings, plan),
    highAvailability: plan.form.highAvailability,
    gitaly: plan.form.gitaly,
    instanceTypeGeneration: chosenGeneration(settings.instanceTypeGeneration, plan.size),
    internalLoadBalancer: plan.internalLoadBalancer,
    hostedZone: dns.kind === "route53" ? dns.zoneName : undefined,
    certificateArn: dns.kind === "own" ? dns.certificateArn : undefined,
    allowFrom: undefined, // the short form of allow
    amiId: image.kind === "given" ? image.amiId : undefined,
    network: Object.fromEntries(Object.entries(network).filter(([key]) => key !== "kind")),
    nodes: shownNodes(plan),
    protection: protection.kind === "on" ? { lifted: false } : { lifted: true, reason: protection.reason },
    approvals: approvals.map(({ action, resource, lastDay }) => `${action} ${resource} until ${lastDay}`),
    patching: { ...patching, schedule: patching.schedule ?? "none" },
    smtpPassword: smtp ? "(encrypted)" : undefined,
    incomingMailPassword: incomingMail ? "(encrypted)" : undefined,
  };
}

/** Nothing where a box does it all. */
function shownTiers({ windows }: Settings, { database, caches, nodeTls }: Architecture) {
  const [redis, split] = caches;
  return {
    database: database
      ? {
          instanceClass: database.instanceClass,
          maxConnections: database.maxConnections,
          storageGiB: database.storageGiB,
          maxStorageGiB: database.maxStorageGiB,
          replicas: database.replicas,
          minorUpgrades: database.minorUpgrades,
          loginStep: database.loginStep,
          snapshot: database.snapshot,
        }
      : {},
    cache: redis
      ? {
          nodeType: [...new Set(caches.map(({ nodeType }) => nodeType))].join(", "),
          nodes: redis.nodes,
          snapshotDays: redis.snapshotDays,
          minorUpgrades: redis.minorUpgrades,
          redisTokenStep: redis.tokenStep,
          cacheTokenStep: split?.tokenStep,
          snapshot: redis.snapshot,
        }
      : {},
    windows: database ? windows : {},
    nodeTls: nodeTls ?? {},
  };
}
