import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { PasswordName, Passwords } from "../../config/passwords.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import type { SecretName } from "../../gitlab/secretNames.ts";
import { dashed } from "../helpers/dashed.ts";
import { keptSecret } from "./keptSecret.ts";

/** Arguments of {@link Secrets}. */
export interface SecretsArgs {
  /** The secrets that some node reads or publishes; those that other components make are skipped. */
  readonly wanted: ReadonlySet<SecretName>;
  /** Key that encrypts the values. */
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
  /** Those of the stack file; an absent one gets no secret. */
  readonly passwords: Passwords;
  /** Another number makes other tokens; absent where no node serves another. */
  readonly tokenGeneration: number | undefined;
}

/** A secret that is made here. */
interface SecretRow {
  /** Its description in AWS. */
  readonly purpose: string;
  /** What its value is made of. Absent: the stack file has it, or a node publishes it. */
  readonly random?: Pick<random.RandomPasswordArgs, "length" | "special" | "overrideSpecial">;
  /** Whether it is one of the tokens that nodes show each other, which are replaced by a step of the stack file. */
  readonly isToken?: true;
}

/** Letters and digits, because tokens stand in configurations of several languages. */
const token = { length: 32, special: false } as const;

const rows = {
  rootPassword: {
    purpose: "First password of GitLab's root user; GitLab reads it once",
    random: { length: 32, overrideSpecial: "-_.:+=@%" },
  },
  gitlabSecrets: { purpose: "gitlab-secrets.json, published by the node that made it" },
  gitalySecrets: { purpose: "What Gitaly needs of gitlab-secrets.json, published by the node that made it" },
  sshHostKeys: { purpose: "Host keys of Git over SSH, published by the node that made them" },
  smtpPassword: { purpose: "Password of the SMTP user" },
  incomingMailPassword: { purpose: "Password of the mailbox that GitLab reads" },
  gitalyToken: { purpose: "Token that Gitaly or Praefect asks its clients for", random: token, isToken: true },
  memberToken: { purpose: "Token that members of the Gitaly Cluster ask Praefect for", random: token, isToken: true },
} as const satisfies Readonly<Partial<Record<SecretName, SecretRow>>>;

/** A secret, and the version of its value; absent where a node publishes the value. */
export interface SecretOutputs {
  readonly arn: pulumi.Output<string>;
  readonly version?: pulumi.Output<string>;
}

/**
 * Secrets in Secrets Manager under a customer key.
 *
 * Some of them are only containers: a node creates and publishes `gitlab-secrets.json` and the SSH host keys, so no state
 * file has their values.
 */
export class Secrets extends pulumi.ComponentResource {
  /** The existing ones: without a mail server there is no password for it. */
  readonly secrets: Readonly<Partial<Record<SecretName, SecretOutputs>>>;
  readonly rootPassword: pulumi.Output<string>;

  constructor(name: string, args: SecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:secrets:Secrets", name, {}, opts);
    const root = this.#secret(name, "rootPassword", args);
    const others = (Object.keys(rows) as (keyof typeof rows)[]).filter(
      (kind) => kind !== "rootPassword" && args.wanted.has(kind) && (!isPassword(kind, args) || args.passwords[kind]),
    );
    this.rootPassword = root.arn;
    this.secrets = {
      rootPassword: root,
      ...Object.fromEntries(others.map((kind) => [kind, this.#secret(name, kind, args)])),
    };
    this.registerOutputs({ rootPassword: this.rootPassword });
  }

  #secret(name: string, kind: keyof typeof rows, args: SecretsArgs): SecretOutputs {
    const label = `${name}-${dashed(kind)}`;
    const child = { parent: this };
    const row: SecretRow = rows[kind];
    const keepers = row.isToken ? { keepers: { generation: String(args.tokenGeneration) } } : {};
    const value = row.random
      ? new random.RandomPassword(label, { ...row.random, ...keepers }, child).result
      : isPassword(kind, args) && args.passwords[kind] && pulumi.secret(args.passwords[kind]);
    const secret = keptSecret(label, { ...args, description: row.purpose }, child);
    if (!value) return { arn: secret.arn };
    const version = new aws.secretsmanager.SecretVersion(label, { secretId: secret.id, secretString: value }, child);
    return { arn: secret.arn, version: version.versionId };
  }
}

/** Whether the stack file has the value. */
function isPassword(kind: SecretName, { passwords }: SecretsArgs): kind is PasswordName {
  return kind in passwords;
}
