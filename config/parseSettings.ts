import { decode, isEmpty, isStructured } from "./decode.ts";
import { keys, type Key, type KeyName } from "./keys.ts";
import { isHidden } from "./isHidden.ts";
import { noSuch } from "./nearest.ts";
import { hidden, type Complain, type Problem } from "./problem.ts";
import { checkAccount } from "./rules/account.ts";
import { checkAllow } from "./rules/allow.ts";
import { allowlist } from "./rules/allowFrom.ts";
import { checkBastion } from "./rules/bastion.ts";
import { checkBackup } from "./rules/backup.ts";
import { checkDays, checkProtection, checkVolumes } from "./rules/keeping.ts";
import { checkAddress, checkSmtp } from "./rules/mail.ts";
import { checkNames, parentOf } from "./rules/names.ts";
import { checkNamespaces } from "./rules/namespaces.ts";
import { checkNetwork } from "./rules/network.ts";
import { checkNodes, checkZone } from "./rules/nodes.ts";
import { checkPatching } from "./rules/patching.ts";
import { checkRelease } from "./rules/release.ts";
import { checkGroup, groups, type Group } from "./schema.ts";
import type { NetworkSettings, NodeSettings, Settings } from "./settings.ts";
import { largestSize, mostUsers, sizes } from "./sizes.ts";

/** A stack's configuration in the engine's spelling. */
export interface RawSettings {
  /** Name of the project, which is the namespace of its keys: `pulumi new --name acme` has them read `acme:users`. */
  readonly project: string;
  readonly stack: string;
  /** Texts by full key. */
  readonly config: Readonly<Record<string, string>>;
  readonly isSecret: (key: string) => boolean;
}

/**
 * Reads a stack's configuration: decodes it, fills defaults in, and checks every rule.
 *
 * @param raw what the engine hands over
 * @returns the settings, or all problems at once
 */
export function parseSettings(
  raw: RawSettings,
): { readonly settings: Settings } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const complain: Complain = (key, value, allowed, fix) => {
    // What was said wrongly is not missing as well.
    const isMissing = value === undefined || value === "";
    if (isMissing && problems.some((problem) => isSameOrPart(problem.key, key))) return;
    const [top = ""] = key.split(/[.[]/);
    const secret = raw.isSecret(`${raw.project}:${top}`) || isHidden(key);
    problems.push({ key, value: secret && !isMissing && value !== null ? hidden : value, allowed, fix });
  };
  checkNamespaces(raw.project, Object.keys(raw.config), complain);
  refuseUnknownKeys(raw, complain);
  const said = decodeAll(raw, complain);
  const settings = checkAll(raw, said, complain);
  return problems.length > 0 ? { problems } : { settings };
}

/** Whether one of two paths holds the other, or an item of it. */
function isSameOrPart(said: string, missing: string): boolean {
  return said === missing || said.startsWith(`${missing}[`) || missing.startsWith(`${said}.`);
}

function refuseUnknownKeys({ project, config }: RawSettings, complain: Complain): void {
  const namespace = `${project}:`;
  const known = Object.keys(keys);
  for (const full of Object.keys(config)) {
    if (!full.startsWith(namespace)) continue;
    const key = full.slice(namespace.length);
    if (!known.includes(key)) {
      complain(key, config[full], "a key of docs/configuration.md", noSuch("key", key, known));
    }
  }
}

type Said = {
  readonly [Name in KeyName]: Name extends keyof typeof groups
    ? Group<Name>
    : (typeof keys)[Name] extends { type: infer Type }
      ? Flat<Type>
      : never;
};
type Flat<Type> = Type extends "integer" ? number : Type extends "boolean" ? boolean : string;

function decodeAll({ project, config, isSecret }: RawSettings, complain: Complain): Said {
  const namespace = `${project}:`;
  const values = Object.entries(keys).map(([name, declared]) => {
    const key: Key = declared;
    const text = config[namespace + name];
    let value: unknown = key.default;
    if (text !== undefined && isEncryptedRightly(name, key, text, isSecret(namespace + name), complain)) {
      const decoded = decode(key.type, text);
      if (decoded.ok) value = decoded.value;
      else if (isEmpty(text)) complain(name, null, decoded.allowed, "Write the value behind it, or take the key out.");
      // A text where a group should be, and a group where something else should, may hold a password.
      else
        complain(
          name,
          key.type === "object" || isStructured(text) ? hidden : text,
          decoded.allowed,
          typeFixes[key.type](name),
        );
    }
    return [name, name in groups ? checkGroup(name as keyof typeof groups, value, complain) : value] as const;
  });
  return Object.fromEntries(values) as Said;
}

/** How a value of a type is written, by hand and by pulumi config set. */
const typeFixes: Readonly<Record<Key["type"], (name: string) => string>> = {
  string: () => "Correct the type.",
  integer: () => "Correct the type.",
  boolean: () => "Correct the type.",
  array: (name) => `Write [a, b], or run: pulumi config set --path '${name}[0]' a`,
  object: (name) => `Write { key: value }, or run: pulumi config set --path ${name}.key value`,
};

/** Whether a value is encrypted if it is to be, and only then. A plain password counts as given, to hear of the rest. */
function isEncryptedRightly(name: string, key: Key, text: string, encrypted: boolean, complain: Complain): boolean {
  if (key.secret && text !== "" && !encrypted) {
    complain(name, hidden, "an encrypted value", `Run: pulumi config set --secret ${name}`);
  } else if (!key.secret && encrypted) {
    complain(
      name,
      hidden,
      "a plain value",
      "It would be plain in the state and in AWS: only smtpPassword stays encrypted. Set it without --secret.",
    );
    return false;
  }
  return true;
}

function checkAll({ stack, config }: RawSettings, said: Said, complain: Complain): Settings {
  const region = config["aws:region"] ?? "";
  checkUsers(said.users, complain);
  const registryDomain = said.registryDomain || `registry.${said.domain}`;
  checkNames({ ...said, registryDomain }, region, complain);
  checkAccount(
    {
      stack,
      region,
      image: said.amiId,
      allowedAccountIds: said.allowedAccountIds,
      tags: said.tags,
      costCenter: said.costCenter,
    },
    complain,
  );
  checkRelease(said.gitlabVersion, said.gitlabEdition, complain);
  const network = checkNetwork(
    said.network,
    { amiGiven: said.amiId !== "", internalLoadBalancer: said.internalLoadBalancer, region },
    complain,
  );
  const listed = allowlist(said.allow, said.allowFrom, complain);
  checkAllow(
    listed.allow,
    {
      isPublic: said.public,
      natAddresses: natAddressCount(network),
      rulesPerSecurityGroup: said.rulesPerSecurityGroup,
    },
    listed.complain,
  );
  checkNodes(
    said.nodes,
    said.cpu,
    sizes.find((size) => said.users <= size.users),
    complain,
  );
  checkBastion(said.nodes.bastion, said.allow.bastion, complain);
  checkZone(said.nodes.box.zone, zonesOf(network), complain);
  const protection = checkProtection(said.protection, complain);
  checkVolumes(said.restoreSnapshots, said.discardVolumes, protection, complain);
  checkBackup(said.backup, complain);
  const patching = checkPatching(said.patching, complain);
  checkDays(said.undeleteDays, said.logRetentionDays, complain);
  said.notify.forEach((text, position) => {
    checkAddress(`notify[${String(position)}]`, text, complain);
  });
  const mail = checkSmtp(said.smtp, said.smtpPassword !== "", complain);
  return {
    stack,
    region,
    users: said.users,
    domain: said.domain,
    registryDomain,
    pagesDomain: said.pagesDomain || undefined,
    dns: said.certificateArn
      ? { kind: "own", certificateArn: said.certificateArn }
      : { kind: "route53", zoneName: said.hostedZone || parentOf(said.domain) },
    allow: listed.allow,
    public: said.public,
    rulesPerSecurityGroup: said.rulesPerSecurityGroup,
    gitlabVersion: said.gitlabVersion,
    gitlabEdition: said.gitlabEdition as Settings["gitlabEdition"],
    cpu: said.cpu as Settings["cpu"],
    image: said.amiId ? { kind: "given", amiId: said.amiId } : { kind: "build" },
    network,
    nodes: { box: said.nodes.box as NodeSettings, bastion: said.nodes.bastion as NodeSettings },
    restoreSnapshots: said.restoreSnapshots,
    discardVolumes: said.discardVolumes,
    protection,
    backup: said.backup,
    patching,
    notify: said.notify,
    smtp: mail
      ? {
          ...said.smtp,
          replyTo: said.smtp.replyTo || said.smtp.from,
          encryption: said.smtp.encryption as "starttls" | "tls",
        }
      : undefined,
    gitlabRb: said.gitlabRb,
    tags: said.tags,
    costCenter: said.costCenter || undefined,
    allowedAccountIds: said.allowedAccountIds,
    internalLoadBalancer: said.internalLoadBalancer,
    undeleteDays: said.undeleteDays,
    logRetentionDays: said.logRetentionDays,
  };
}

function checkUsers(users: number, complain: Complain): void {
  const range = (most: number) => `a whole number from 1 to ${String(most)}`;
  if (users === 0) complain("users", undefined, range(mostUsers), "Say how many people will have an account.");
  else if (users < 0) complain("users", users, range(mostUsers), "Say how many people will have an account.");
  else if (users > largestSize)
    complain("users", users, range(largestSize), "GitLab's reference architectures end there.");
  else if (users > mostUsers) {
    complain("users", users, range(mostUsers), "The sizes above that are not part of this version yet.");
  }
}

function zonesOf(network: NetworkSettings): number {
  return network.kind === "create" ? network.zones : network.privateSubnetIds.length;
}

/** NAT addresses that the web door admits besides the allowlist. */
function natAddressCount(network: NetworkSettings): number {
  if (network.kind === "existing") return network.natAddresses.length;
  return { none: 0, single: 1, perZone: network.zones }[network.nat];
}
