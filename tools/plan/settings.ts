import { architecture, type Architecture } from "../../config/architecture.ts";
import { keys, type KeyName } from "../../config/keys.ts";
import { isHidden } from "../../config/isHidden.ts";
import { parseSettings } from "../../config/parseSettings.ts";
import { hiddenText, notShown, problemsText } from "../../config/problem.ts";
import type { Settings } from "../../config/settings.ts";
import type { StackConfig } from "../../config/stackFile.ts";
import type { SettingRow } from "./model.ts";

/** A stack's configuration, and which of it was said where. */
export interface SaidSettings {
  readonly stack: string;
  readonly config: StackConfig;
  /** Paths that the stack file says, such as `nodes.box.instanceType`, and what is above them. */
  readonly inStackFile: ReadonlySet<string>;
  /** Paths given on the command line. */
  readonly onCommandLine: ReadonlySet<string>;
}

type Value = (settings: Settings, plan: Architecture) => unknown;

/** What each key comes to. */
const values: Readonly<Record<KeyName, Value>> = {
  users: ({ users }) => users,
  domain: ({ domain }) => domain,
  registryDomain: ({ registryDomain }) => registryDomain,
  pagesDomain: ({ pagesDomain }) => pagesDomain,
  hostedZone: ({ dns }) => (dns.kind === "route53" ? dns.zoneName : undefined),
  certificateArn: ({ dns }) => (dns.kind === "own" ? dns.certificateArn : undefined),
  allow: ({ allow }) => allow,
  allowFrom: () => undefined, // the short form of allow
  public: (settings) => settings.public,
  rulesPerSecurityGroup: ({ rulesPerSecurityGroup }) => rulesPerSecurityGroup,
  gitlabVersion: ({ gitlabVersion }) => gitlabVersion,
  gitlabEdition: ({ gitlabEdition }) => gitlabEdition,
  cpu: ({ cpu }) => cpu,
  amiId: ({ image }) => (image.kind === "given" ? image.amiId : undefined),
  network: ({ network }) => Object.fromEntries(Object.entries(network).filter(([key]) => key !== "kind")),
  nodes: (settings, plan) => nodeValues(settings, plan),
  restoreSnapshots: ({ restoreSnapshots }) => restoreSnapshots,
  discardVolumes: ({ discardVolumes }) => discardVolumes,
  protection: ({ protection }) =>
    protection.kind === "on" ? { lifted: false } : { lifted: true, reason: protection.reason },
  backup: ({ backup }) => backup,
  patching: ({ patching }) => ({ ...patching, schedule: patching.schedule ?? "none" }),
  notify: ({ notify }) => notify,
  smtp: (_settings, { smtp }) => smtp,
  smtpPassword: ({ smtp }) => (smtp ? "(encrypted)" : undefined),
  gitlabRb: ({ gitlabRb }) => gitlabRb,
  tags: ({ tags }) => tags,
  costCenter: ({ costCenter }) => costCenter,
  allowedAccountIds: ({ allowedAccountIds }) => allowedAccountIds,
  internalLoadBalancer: ({ internalLoadBalancer }) => internalLoadBalancer,
  undeleteDays: ({ undeleteDays }) => undeleteDays,
  logRetentionDays: ({ logRetentionDays }) => logRetentionDays,
};

function nodeValues({ nodes }: Settings, { statefulNodes, bastion }: Architecture): unknown {
  const [box] = statefulNodes;
  const volume = box?.volumes.find(({ inUse }) => inUse);
  return {
    box: {
      instanceType: box?.instanceType,
      rootVolumeGiB: box?.rootVolumeGiB,
      volumeGiB: volume?.sizeGiB,
      volumeIops: volume?.iops,
      volumeThroughputMiBps: volume?.throughputMiBps,
      generation: nodes.box?.generation ?? 1,
      zone: nodes.box?.zone ?? 1,
    },
    ...(bastion ? { bastion: { instanceType: bastion.instanceType } } : {}),
  };
}

/** What the size's row says, by path. */
function sizeValues({ size, cpu }: Architecture): Readonly<Record<string, unknown>> {
  const { box, bastion } = size;
  return {
    "nodes.box.instanceType": box.instanceType[cpu],
    "nodes.box.rootVolumeGiB": box.rootVolumeGiB,
    "nodes.box.volumeGiB": box.volumeGiB,
    "nodes.box.volumeIops": box.volumeIops,
    "nodes.box.volumeThroughputMiBps": box.volumeThroughputMiBps,
    "nodes.bastion.instanceType": bastion.instanceType[cpu],
  };
}

/** Keys whose value is made from another key's where nothing is said. */
const derived: readonly string[] = ["registryDomain", "hostedZone"];

/**
 * Every setting with its value and where that comes from.
 *
 * @param said the configuration, and which of it was said where
 * @throws Error with every problem of the stack file
 */
export function settingRows({ stack, config, inStackFile, onCommandLine }: SaidSettings): SettingRow[] {
  const parsed = parseSettings({ ...config, stack, isSecret: (key) => config.secretKeys.includes(key) });
  if ("problems" in parsed) throw new Error(problemsText(stack, parsed.problems));
  const plan = architecture(parsed.settings);
  const bySize = sizeValues(plan);
  const names = Object.keys(keys) as KeyName[];
  const rows = names.flatMap((name) => flat(name, values[name](parsed.settings, plan)));
  return [["aws:region", parsed.settings.region] as const, ...rows].map(([key, value]): SettingRow => {
    const fromFile = inStackFile.has(key) || (key.startsWith("allow.") && inStackFile.has("allowFrom"));
    const instead = key in bySize && bySize[key] !== value ? String(bySize[key]) : undefined;
    const origin = onCommandLine.has(key) ? "command line" : fromFile ? "stack file" : unsaid(key, bySize);
    return {
      key,
      value: isHidden(key) ? hiddenWords(key, value) : words(value),
      origin: instead === undefined ? origin : "override",
      note:
        instead === undefined
          ? key === "users" || key in bySize
            ? `size ${String(plan.size.users)}`
            : undefined
          : `instead of ${instead} of size ${String(plan.size.users)}`,
    };
  });
}

function unsaid(key: string, bySize: Readonly<Record<string, unknown>>): SettingRow["origin"] {
  if (key in bySize) return "size";
  return derived.includes(key) ? "derived" : "default";
}

function flat(path: string, value: unknown): (readonly [string, unknown])[] {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([key, inner]) => flat(`${path}.${key}`, inner));
  }
  return [[path, value]];
}

/** Shown where nothing is set. */
const nothing = "not set";

function words(value: unknown): string {
  if (value === undefined || value === "") return nothing;
  if (Array.isArray(value)) return value.length === 0 ? nothing : value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Says that there is something, and of a text how much. */
function hiddenWords(key: string, value: unknown): string {
  if (value === undefined || value === "" || key === "smtpPassword") return words(value);
  return key === "gitlabRb" ? notShown(words(value)) : hiddenText;
}

/**
 * The paths that a stack's configuration says, each with what is above it.
 *
 * @param values by path
 */
export function saidPaths(values: Readonly<Record<string, unknown>>): Set<string> {
  return new Set(
    Object.keys(values).flatMap((path) => {
      const parts = path.split(".");
      return path.startsWith("tags.")
        ? [path, "tags"]
        : parts.map((_part, depth) => parts.slice(0, depth + 1).join("."));
    }),
  );
}
