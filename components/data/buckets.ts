import * as pulumi from "@pulumi/pulumi";
import type { BucketPlan, ByBucket } from "../../config/decisions/bucketPlans.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { accessLogPolicy } from "./accessLogPolicy.ts";
import { Bucket } from "./bucket.ts";
import type { Place } from "../helpers/place.ts";

/** Arguments of {@link Buckets}. */
export interface BucketsArgs {
  readonly plans: readonly BucketPlan[];
  /** Key for every bucket but the access logs. */
  readonly keyArn: pulumi.Input<string>;
  readonly place: Place;
  readonly protection: ProtectionSettings;
}

/** One bucket per kind of object. Each logs its accesses to the bucket of access logs. */
export class Buckets extends pulumi.ComponentResource {
  /** Physical names. */
  readonly names: ByBucket<pulumi.Output<string>>;
  readonly arns: ByBucket<pulumi.Output<string>>;
  /** Complete once the load balancer may write to the bucket of access logs. */
  readonly accessLogs: pulumi.Resource;

  constructor(name: string, args: BucketsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:storage:Buckets", name, {}, opts);
    const { plans, keyArn, place, protection } = args;
    const make = (plan: BucketPlan, logsTo: pulumi.Output<string> | undefined) =>
      new Bucket(
        `${name}-${plan.kind}`,
        { plan, keyArn, protection, logsTo, statements: logsTo ? () => [] : (arn) => accessLogPolicy(arn, place) },
        { parent: this },
      );
    const logPlan = plans.find((plan) => plan.kind === "access-logs");
    if (!logPlan) throw new Error("The architecture has no bucket for access logs.");
    const logs = make(logPlan, undefined);
    const others = plans
      .filter((plan) => plan !== logPlan)
      .map((plan) => [plan.kind, make(plan, logs.bucket)] as const);
    const all = [...others, [logPlan.kind, logs] as const];
    this.names = Object.fromEntries(all.map(([kind, { bucket }]) => [kind, bucket])) as typeof this.names;
    this.arns = Object.fromEntries(all.map(([kind, { arn }]) => [kind, arn])) as typeof this.arns;
    this.accessLogs = logs.policy;
    this.registerOutputs({ names: this.names });
  }
}
