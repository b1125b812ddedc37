import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import { gitalyToken } from "../../config/decisions/gitalyToken.ts";
import type { PlannedCache } from "../../config/decisions/plannedCaches.ts";
import { unsavedKinds } from "../../config/decisions/unsavedKinds.ts";
import type { KeyClass } from "../../config/keyClass.ts";
import type { Passwords } from "../../config/passwords.ts";
import { databases, type DatabaseName } from "../../gitlab/databases.ts";
import type { SecretName } from "../../gitlab/secretNames.ts";
import { servers } from "../../gitlab/servers.ts";
import { wantedSecrets } from "../../gitlab/wantedSecrets.ts";
import type { Firewall } from "../foundation/firewall.ts";
import type { Network } from "../foundation/network.ts";
import type { Place } from "../helpers/place.ts";
import type { Alarm } from "../watching/alarm.ts";
import type { Saved } from "./backups.ts";
import { Buckets } from "./buckets.ts";
import { Cache } from "./cache.ts";
import { cacheAlarms } from "./cacheAlarms.ts";
import { CopyVault } from "./copyVault.ts";
import { Database } from "./database.ts";
import { databaseAlarms } from "./databaseAlarms.ts";
import { Logins } from "./logins.ts";
import { NodeTls } from "./nodeTls.ts";
import { replicaAlarms } from "./replicaAlarms.ts";
import { Secrets, type SecretOutputs } from "./secrets.ts";
import { Vault } from "./vault.ts";

/** Arguments of {@link Data}. */
export interface DataArgs {
  readonly architecture: Architecture;
  readonly place: Place;
  readonly network: Network;
  readonly firewall: Firewall;
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
  /** Those of the stack file. */
  readonly passwords: Passwords;
}

/** A database server, and the logins of the components that have a database on it. */
export interface DatabaseServer {
  readonly server: Database;
  readonly logins: Logins;
}

/** A group of nodes of the cache. */
export interface CacheServer {
  readonly plan: PlannedCache;
  readonly server: Cache;
}

/** What stores data: objects, secrets, snapshots; and database and cache where they are not on the box. */
export class Data extends pulumi.ComponentResource {
  readonly buckets: Buckets;
  /** What `gitlab.rb` reads, and what nodes publish. */
  readonly secrets: Readonly<Partial<Record<SecretName, SecretOutputs>>>;
  /** The secret with the first password of `root`. */
  readonly rootPassword: pulumi.Output<string>;
  readonly vault: Vault;
  readonly database: DatabaseServer | undefined;
  /** Groups of nodes of the cache; none where Redis is on the box. */
  readonly caches: readonly CacheServer[];
  /** Absent where no node serves another. */
  readonly nodeTls: NodeTls | undefined;
  readonly alarms: readonly Alarm[];
  /** What AWS Backup saves besides the nodes' volumes. */
  readonly saved: Pick<Saved, "objects" | "database">;
  /** Where it copies everything to; absent: nowhere. */
  readonly copies: CopyVault | undefined;

  constructor(name: string, args: DataArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:data:Data", name, {}, opts);
    const { architecture, place, keyArns, passwords } = args;
    const { buckets: plans, protection, nodeTls } = architecture;
    const tokenGeneration = nodeTls && gitalyToken(nodeTls.tokenStep).generation;
    const child = { parent: this };
    const wanted = wantedSecrets(architecture);
    this.buckets = new Buckets(`${name}-buckets`, { plans, keyArn: keyArns.objects, place, protection }, child);
    const secrets = new Secrets(
      `${name}-secrets`,
      { wanted, keyArn: keyArns.secrets, protection, passwords, tokenGeneration },
      child,
    );
    this.vault = new Vault(`${name}-vault`, { keyArn: keyArns.backups, protection }, child);
    this.database = this.#database(`${name}-database`, args, wanted);
    this.caches = architecture.caches.map((plan) => this.#cache(name, plan, args));
    this.nodeTls = this.#nodeTls(`${name}-tls`, args);
    this.rootPassword = secrets.rootPassword;
    this.secrets = {
      ...secrets.secrets,
      ...this.#loginSecrets(),
      ...Object.fromEntries(this.caches.map(({ plan, server }) => [`${plan.name}Token`, server.token])),
    };
    this.alarms = this.#alarms(architecture);
    this.saved = this.#saved(architecture);
    this.copies = this.#copies(name, args);
    this.registerOutputs({});
  }

  #database(name: string, args: DataArgs, wanted: ReadonlySet<SecretName>): DatabaseServer | undefined {
    const { architecture, place, firewall, keyArns } = args;
    const { stack, database: plan, protection, logRetentionDays } = architecture;
    if (!plan) return undefined;
    const child = { parent: this };
    const server = new Database(
      name,
      {
        stack,
        plan,
        place,
        subnetIds: isolated(args.network),
        zoneNames: args.network.subnets.isolated.map(({ availabilityZone }) => availabilityZone),
        securityGroupId: firewall.group("database"),
        replicaSecurityGroupId: firewall.groupIds.databaseReplicas,
        keyArn: keyArns.volumes,
        secretKeyArn: keyArns.secrets,
        logKeyArn: keyArns.logs,
        logRetentionDays,
        protection,
        ...(plan.snapshot === undefined ? {} : { snapshotIdentifier: plan.snapshot }),
      },
      child,
    );
    const components = (Object.keys(databases) as DatabaseName[]).filter((one) => wanted.has(`${one}Database`));
    const { loginStep: step } = plan;
    const logins = new Logins(`${name}-logins`, { components, step, keyArn: keyArns.secrets, protection }, child);
    return { server, logins };
  }

  #cache(name: string, plan: PlannedCache, { architecture, network, firewall, keyArns }: DataArgs): CacheServer {
    const { stack, protection, logRetentionDays } = architecture;
    const server = new Cache(
      `${name}-${plan.name}`,
      {
        stack,
        plan,
        subnetIds: isolated(network),
        securityGroupId: firewall.group("cache"),
        keyArn: keyArns.volumes,
        secretKeyArn: keyArns.secrets,
        logKeyArn: keyArns.logs,
        logRetentionDays,
        protection,
        ...(plan.snapshot === undefined ? {} : { snapshotName: plan.snapshot }),
      },
      { parent: this },
    );
    return { plan, server };
  }

  #nodeTls(name: string, { architecture, keyArns }: DataArgs): NodeTls | undefined {
    const nodes = servers(architecture).map(({ node }) => node);
    if (nodes.length === 0) return undefined;
    const { protection } = architecture;
    return new NodeTls(name, { servers: nodes, keyArn: keyArns.secrets, protection }, { parent: this });
  }

  #loginSecrets(): Partial<Record<SecretName, SecretOutputs>> {
    const logins = Object.entries(this.database?.logins.secrets ?? {});
    return Object.fromEntries(logins.map(([component, secret]) => [`${component}Database`, secret]));
  }

  #saved({ backup, buckets }: Architecture): Data["saved"] {
    const { arns } = this.buckets;
    const kept = buckets.flatMap(({ kind }) => (unsavedKinds.includes(kind) ? [] : (arns[kind] ?? [])));
    const isCopied = backup.copyRegion !== undefined; // here RDS keeps its own backups
    return {
      objects: backup.objects ? kept : [],
      database: isCopied && this.database ? [this.database.server.arn] : [],
    };
  }

  #copies(name: string, { architecture, place }: DataArgs): CopyVault | undefined {
    const { stack, backup, protection } = architecture;
    const { copyRegion: region } = backup;
    if (region === undefined) return undefined;
    return new CopyVault(`${name}-copies-${region}`, { stack, region, place, protection }, { parent: this });
  }

  #alarms({ database }: Architecture): Alarm[] {
    return [
      ...(database && this.database
        ? [
            ...databaseAlarms({ identifier: this.database.server.identifier, plan: database }),
            ...this.database.server.replicas.flatMap((replica) => replicaAlarms({ replica, plan: database })),
          ]
        : []),
      ...this.caches.flatMap(({ plan, server: { nodeIds } }) => cacheAlarms({ plan, nodeIds })),
    ];
  }
}

function isolated({ subnets }: Network): pulumi.Output<string>[] {
  return subnets.isolated.map(({ id }) => id);
}
