import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import type { SecretName } from "../../gitlab/secretNames.ts";
import { dashed } from "../helpers/dashed.ts";
import { keptSecret } from "./keptSecret.ts";

/** Arguments of {@link Secrets}. */
export interface SecretsArgs {
  /** Key that encrypts the values. */
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
  /** Password of the SMTP user; absent: no such secret. */
  readonly smtpPassword: pulumi.Output<string> | undefined;
}

/** Characters of the initial password of `root`. */
const passwordLength = 32;

/** What each secret that is made here is; its description in AWS. */
const purposes = {
  rootPassword: "First password of GitLab's root user; GitLab reads it once",
  gitlabSecrets: "gitlab-secrets.json, published by the node that made it",
  sshHostKeys: "Host keys of Git over SSH, published by the node that made them",
  smtpPassword: "Password of the SMTP user",
} as const satisfies Readonly<Partial<Record<SecretName, string>>>;

/** A secret, and the version of its value; absent where a node publishes the value. */
export interface SecretOutputs {
  readonly arn: pulumi.Output<string>;
  readonly version?: pulumi.Output<string>;
}

/**
 * Secrets in Secrets Manager under a customer key.
 *
 * Two of them are only containers: a node creates and publishes `gitlab-secrets.json` and the SSH host keys, so no state
 * file has their values.
 */
export class Secrets extends pulumi.ComponentResource {
  /** The existing ones: without SMTP there is no password for it. */
  readonly secrets: Readonly<Partial<Record<SecretName, SecretOutputs>>>;
  readonly rootPassword: pulumi.Output<string>;

  constructor(name: string, args: SecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:secrets:Secrets", name, {}, opts);
    const root = this.#secret(name, "rootPassword", args, this.#password(name));
    this.rootPassword = root.arn;
    this.secrets = {
      rootPassword: root,
      gitlabSecrets: this.#secret(name, "gitlabSecrets", args),
      sshHostKeys: this.#secret(name, "sshHostKeys", args),
      ...(args.smtpPassword
        ? { smtpPassword: this.#secret(name, "smtpPassword", args, pulumi.secret(args.smtpPassword)) }
        : {}),
    };
    this.registerOutputs({ rootPassword: this.rootPassword });
  }

  #password(name: string): pulumi.Output<string> {
    const password = new random.RandomPassword(
      `${name}-root-password`,
      { length: passwordLength, overrideSpecial: "-_.:+=@%" },
      { parent: this },
    );
    return password.result;
  }

  #secret(name: string, kind: keyof typeof purposes, args: SecretsArgs, value?: pulumi.Output<string>): SecretOutputs {
    const label = `${name}-${dashed(kind)}`;
    const child = { parent: this };
    const secret = keptSecret(label, { ...args, description: purposes[kind] }, child);
    if (!value) return { arn: secret.arn };
    const version = new aws.secretsmanager.SecretVersion(label, { secretId: secret.id, secretString: value }, child);
    return { arn: secret.arn, version: version.versionId };
  }
}
