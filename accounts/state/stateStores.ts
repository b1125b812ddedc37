import * as pulumi from "@pulumi/pulumi";
import { Bucket } from "../../components/data/bucket.ts";
import type { Place } from "../../components/helpers/place.ts";
import type { AccountSettings } from "../config/accountSettings.ts";
import { accessLogs, ownEnvironment, stateBucketName } from "../accountNames.ts";
import { StateStore } from "./stateStore.ts";

/** Days that the log of accesses to state stays. */
const accessLogDays = 400;

/** The states that this account keeps: its own one, and those of the environments that name no other place. */
export class StateStores extends pulumi.ComponentResource {
  readonly byEnvironment: Readonly<Record<string, StateStore>>;
  /** The bucket with the log of every access. */
  readonly logs: pulumi.Output<string>;

  constructor(
    name: string,
    { settings, place }: { readonly settings: AccountSettings; readonly place: Place },
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("gitlab-accounts:state:StateStores", name, {}, opts);
    const { administrators, protection, environments } = settings;
    const { partition, accountId } = place;
    const logs = new Bucket(
      `${name}-${accessLogs}`,
      {
        bucketName: stateBucketName(accessLogs, accountId),
        // S3 delivers access logs only to a bucket without a customer key (S3 user guide, server access logging, 2026-11).
        plan: {
          kind: accessLogs,
          expireDays: accessLogDays,
          noncurrentDays: 1,
          noncurrentVersions: undefined,
          encryption: "s3",
        },
        keyArn: "",
        logsTo: undefined,
        protection,
        statements: (arn) => [
          {
            Sid: "S3ServerAccessLogs",
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: pulumi.interpolate`${arn}/buckets/*`,
            Condition: { StringEquals: { "aws:SourceAccount": accountId } },
          },
        ],
      },
      { parent: this },
    );
    const kept = environments.filter(({ state }) => state.kind === "here");
    const stores = [{ name: ownEnvironment, accountId }, ...kept].map((environment) => {
      const users = {
        partition,
        accountId,
        environment: environment.name,
        rolesAccountId: environment.accountId,
        administrators,
      };
      return [
        environment.name,
        new StateStore(`${name}-${environment.name}`, { users, logsTo: logs.bucket, protection }, { parent: this }),
      ] as const;
    });
    this.byEnvironment = Object.fromEntries(stores);
    this.logs = logs.bucket;
    this.registerOutputs({});
  }
}
