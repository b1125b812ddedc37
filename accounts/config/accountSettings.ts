import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import type { deploymentTiers, tiers } from "./accountSchema.ts";

/** The GitLab whose pipelines get the roles. */
export interface GitLabSettings {
  /** Such as https://gitlab.com. */
  readonly url: string;
  /** What tokens say that they come from; AWS fetches the keys there. */
  readonly issuer: string;
  readonly audience: string;
  readonly projectId: number;
  readonly tier: (typeof tiers)[number];
  readonly branch: string;
  /** The account's own provider for this issuer; absent: this stack makes one. */
  readonly providerArn: string | undefined;
}

/** Where the state of an environment is. */
export type StatePlace =
  { readonly kind: "here" } | { readonly kind: "elsewhere"; readonly bucket: string; readonly keyArn: string };

/** What this account has for an environment. */
export interface EnvironmentSettings {
  readonly name: string;
  /** The account of its roles. */
  readonly accountId: string;
  readonly state: StatePlace;
  /** Whether the roles are in this account. */
  readonly hasRoles: boolean;
  /** Whether jobs enter through this account, and assume the roles from here. */
  readonly hasEntries: boolean;
  /** The account through which jobs enter; absent: they assume the role directly. */
  readonly entryAccountId: string | undefined;
  /** Region of GitLab's stacks. */
  readonly region: string;
  /** Region of their copies; absent: there are none. */
  readonly copyRegion: string | undefined;
  /** Names of GitLab's stacks, or patterns of them. */
  readonly stacks: readonly string[];
  /** Names of its GitLabs: its pipelines write DNS records of these and of what is below; absent: of every zone in the account. */
  readonly domains: readonly string[] | undefined;
  /** What is below its domains and belongs to another environment, or to the issuer of tokens. */
  readonly foreignDomains: readonly string[];
  readonly deploymentTier: (typeof deploymentTiers)[number];
  /** Absent: there is no user. */
  readonly staticKeys: StaticKeys | undefined;
}

/** Why there is a user with an access key, and until when it works. */
export interface StaticKeys {
  readonly reason: string;
  /** Such as 2026-12-31. The key works until its end, in UTC. */
  readonly lastDay: string;
}

/** Who publishes the keys of a GitLab that AWS cannot reach, and who gets to know. */
export interface IssuerSettings {
  readonly writerArns: readonly string[];
  readonly notify: readonly string[];
}

/** Everything that a stack of this project is made from. */
export interface AccountSettings {
  readonly stack: string;
  readonly region: string;
  readonly accountId: string;
  /** Absent where this account only keeps state. */
  readonly gitlab: GitLabSettings | undefined;
  readonly environments: readonly EnvironmentSettings[];
  readonly administrators: readonly string[];
  readonly issuer: IssuerSettings | undefined;
  readonly protection: ProtectionSettings;
}
