import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import type { KeyClass } from "../../config/keyClass.ts";
import type { Place } from "../helpers/place.ts";
import { Buckets } from "./buckets.ts";
import { Secrets } from "./secrets.ts";
import { Vault } from "./vault.ts";

/** Arguments of {@link Data}. */
export interface DataArgs {
  readonly architecture: Pick<Architecture, "buckets" | "protection">;
  readonly place: Place;
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;
  /** Password of the SMTP user; absent: no mail. */
  readonly smtpPassword: pulumi.Output<string> | undefined;
}

/** What stores data: objects, secrets, snapshots. */
export class Data extends pulumi.ComponentResource {
  readonly buckets: Buckets;
  readonly secrets: Secrets;
  readonly vault: Vault;

  constructor(name: string, args: DataArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:data:Data", name, {}, opts);
    const { architecture, place, keyArns, smtpPassword } = args;
    const { buckets: plans, protection } = architecture;
    const child = { parent: this };
    this.buckets = new Buckets(`${name}-buckets`, { plans, keyArn: keyArns.objects, place, protection }, child);
    this.secrets = new Secrets(`${name}-secrets`, { keyArn: keyArns.secrets, protection, smtpPassword }, child);
    this.vault = new Vault(`${name}-vault`, { keyArn: keyArns.backups, protection }, child);
    this.registerOutputs({});
  }
}
