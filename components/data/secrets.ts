import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { stateful } from "../helpers/stateful.ts";

/** Arguments of {@link Secrets}. */
export interface SecretsArgs {
  /** Key that encrypts the values. */
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
  /** Password of the SMTP user; absent: no such secret. */
  readonly smtpPassword: pulumi.Output<string> | undefined;
}

/** Letters of the first password of `root`. */
const passwordLength = 32;

/** Days in which a deleted secret can be brought back; its name stays taken, so names are never chosen by hand. */
const recoveryWindowInDays = 30;

/**
 * Secrets in Secrets Manager under a customer key.
 *
 * Two of them are containers only: `gitlab-secrets.json` and the SSH host keys are made and published by a node, so their
 * values are in no state file.
 */
export class Secrets extends pulumi.ComponentResource {
  readonly rootPassword: pulumi.Output<string>;
  readonly gitlabSecrets: pulumi.Output<string>;
  readonly sshHostKeys: pulumi.Output<string>;
  /** Absent without SMTP. */
  readonly smtpPassword: pulumi.Output<string> | undefined;
  /** Version of the SMTP password's value. */
  readonly smtpPasswordVersion: pulumi.Output<string> | undefined;

  constructor(name: string, args: SecretsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:secrets:Secrets", name, {}, opts);
    const secret = (kind: string, description: string) =>
      new aws.secretsmanager.Secret(
        `${name}-${kind}`,
        { description, kmsKeyId: args.keyArn, recoveryWindowInDays },
        stateful(args.protection, { parent: this }),
      );
    const value = (kind: string, of: aws.secretsmanager.Secret, secretString: pulumi.Output<string>) =>
      new aws.secretsmanager.SecretVersion(`${name}-${kind}`, { secretId: of.id, secretString }, { parent: this });

    const root = secret("root-password", "First password of GitLab's root user; GitLab reads it once");
    const password = new random.RandomPassword(
      `${name}-root-password`,
      { length: passwordLength, overrideSpecial: "-_.:+=@%" },
      { parent: this },
    );
    value("root-password", root, password.result);
    this.rootPassword = root.arn;
    this.gitlabSecrets = secret("gitlab-secrets", "gitlab-secrets.json, published by the node that made it").arn;
    this.sshHostKeys = secret("ssh-host-keys", "Host keys of Git over SSH, published by the node that made them").arn;
    if (args.smtpPassword) {
      const smtp = secret("smtp-password", "Password of the SMTP user");
      this.smtpPassword = smtp.arn;
      this.smtpPasswordVersion = value("smtp-password", smtp, pulumi.secret(args.smtpPassword)).versionId;
    }
    this.registerOutputs({ rootPassword: this.rootPassword });
  }
}
