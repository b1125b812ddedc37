import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { loginPair } from "../../config/decisions/loginPair.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import type { DatabaseName } from "../../gitlab/databases.ts";
import { keptSecret } from "./keptSecret.ts";
import type { SecretOutputs } from "./secrets.ts";

/** Arguments of {@link Logins}. */
export interface LoginsArgs {
  /** The components that have a database. */
  readonly components: readonly DatabaseName[];
  /** State of the passwords, from 1 on, raised by one at a time: see `loginPair`. */
  readonly step: number;
  /** Key that encrypts the secrets. */
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
}

/** Letters and digits, because passwords stand in URLs. The step on the database server demands at least as many. */
const passwordLength = 32;

/**
 * The logins of GitLab's components to their databases: for each a secret with two passwords, and which of them is current.
 * The toolbox gives them to the server before any other node hears of them (docs/adr/0013-database-roles-in-pairs.md).
 *
 * To replace the passwords without downtime: raise the step by one and `pulumi up`, twice.
 */
export class Logins extends pulumi.ComponentResource {
  readonly secrets: Readonly<Partial<Record<DatabaseName, SecretOutputs>>>;

  constructor(name: string, args: LoginsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:data:Logins", name, {}, opts);
    this.secrets = Object.fromEntries(
      args.components.map((component) => [component, this.#secret(`${name}-${component}`, component, args)]),
    );
    this.registerOutputs({});
  }

  #secret(label: string, component: DatabaseName, { step, keyArn, protection }: LoginsArgs): SecretOutputs {
    const { current, generations } = loginPair(step);
    const password = (login: "a" | "b") =>
      new random.RandomPassword(
        `${label}-${login}`,
        { length: passwordLength, special: false, keepers: { generation: String(generations[login]) } },
        { parent: this },
      ).result;
    const description = `Logins of ${component} to its database`;
    const secret = keptSecret(label, { description, keyArn, protection }, { parent: this });
    const secretString = pulumi.jsonStringify({ current, a: password("a"), b: password("b") });
    const version = new aws.secretsmanager.SecretVersion(
      label,
      { secretId: secret.id, secretString },
      { parent: this },
    );
    return { arn: secret.arn, version: version.versionId };
  }
}
