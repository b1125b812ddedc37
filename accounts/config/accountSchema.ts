import * as v from "valibot";
import { integer, text, texts, truth } from "../../config/schema/valueTypes.ts";

/** Editions of GitLab by what they offer: with `premium` an environment may be protected, and GitLab asks before its jobs run. */
export const tiers = ["free", "premium"] as const;

/** Kinds of environments that GitLab knows (GitLab documentation, environments, 2026-11). */
export const deploymentTiers = ["production", "staging", "testing", "development", "other"] as const;

/** The GitLab whose pipelines get the roles. */
const gitlab = v.strictObject({
  /** Address of GitLab, such as https://gitlab.com, without a slash at the end. */
  url: v.optional(text, ""),
  /** Number of the project, on its page. It stays when the project is renamed or moved. */
  projectId: v.optional(integer, 0),
  tier: v.optional(text, "free"),
  /** The protected branch that is deployed. */
  branch: v.optional(text, "main"),
  /** Whether AWS cannot reach GitLab, whatever its name; then issuer is required. Nobody can tell from the name alone. */
  closed: v.optional(truth, false),
  /** Where AWS finds the keys of GitLab's tokens; default: GitLab itself. */
  issuer: v.optional(text, ""),
  /** Whom the tokens are for; default: the address of GitLab. */
  audience: v.optional(text, ""),
  /** An OIDC provider for this issuer that this account has already; it is kept as it is. */
  providerArn: v.optional(text, ""),
});

/** What this account has for an environment. */
const environment = v.strictObject({
  /** The account of the roles; default: this one. With another one, this account keeps the state only. */
  accountId: v.optional(text, ""),
  /** The bucket with the state, if another account keeps it. */
  stateBucket: v.optional(text, ""),
  /** The key of that state. */
  stateKeyArn: v.optional(text, ""),
  /** Region of GitLab's stacks; default: that of this stack. */
  region: v.optional(text, ""),
  /** Region of their copies, backup.copyRegion; default: there are none. */
  copyRegion: v.optional(text, ""),
  /** Names of GitLab's stacks, or patterns such as try-*; default: one, called like the environment. */
  stacks: v.optional(texts, []),
  /**
   * Names of its GitLabs, such as dev.example.com: its pipelines write DNS records of these and of what is below, and of no
   * others. Default: of every zone in the account, where no other environment has roles in it.
   */
  domains: v.optional(texts, []),
  /** With premium: the tier that the environment has in GitLab; default: production for prod, development for others. */
  deploymentTier: v.optional(text, ""),
  /** Whether jobs enter through this account, and go on to the roles of another one from here. */
  entry: v.optional(truth, false),
  /** The account through which jobs enter; default: they do not, and assume the role directly. */
  entryAccountId: v.optional(text, ""),
  /** The last resort: a user whose access key a person makes. */
  staticKeys: v.optional(v.strictObject({ reason: v.optional(text, ""), lastDay: v.optional(text, "") })),
});

/** Publishes the keys of a GitLab that AWS cannot reach. */
const issuer = v.strictObject({
  /** Who may write them, by assuming the writer's role. Whoever can, can become every role. */
  writerArns: v.optional(texts, []),
  /** Addresses that get a mail for every write, and for every change of who may write. */
  notify: v.optional(texts, []),
});

const protection = v.strictObject({ lifted: v.optional(truth, false), reason: v.optional(text, "") });

/** Every key of a stack file of this project. */
export const accountSchema = {
  accountId: v.optional(text, ""),
  gitlab: v.optional(gitlab),
  environments: v.optional(v.record(v.string(), environment), {}),
  administrators: v.optional(texts, []),
  issuer: v.optional(issuer),
  protection: v.optional(protection, {}),
} as const;

/** Name of a key right below `config`. */
export type AccountKey = keyof typeof accountSchema;

/** What a stack file says, with defaults filled in. A rule may still refuse it. */
export type SaidAccount = { readonly [Key in AccountKey]: v.InferOutput<(typeof accountSchema)[Key]> };

/** What a stack file says about GitLab. */
export type SaidGitLab = v.InferOutput<typeof gitlab>;

/** What a stack file says about an environment. */
export type SaidEnvironment = v.InferOutput<typeof environment>;
