import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { KeyClass } from "../../config/keyClass.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { logGroupPatterns } from "../../gitlab/logGroups.ts";
import type { Place } from "../helpers/place.ts";
import { policyDocument, servicePrincipal, type Statement } from "../helpers/policyDocument.ts";
import { stateful } from "../helpers/stateful.ts";

/** Arguments of {@link Encryption}. */
export interface EncryptionArgs {
  readonly place: Place;
  readonly protection: ProtectionSettings;
}

/** Days between scheduling a key's deletion and the deletion: the longest that KMS allows (API, ScheduleKeyDeletion). */
const deletionWindowInDays = 30;

/** What a service does with a key that it encrypts with. */
const useOfKey = [
  "kms:Encrypt",
  "kms:Decrypt",
  "kms:ReEncryptFrom",
  "kms:ReEncryptTo",
  "kms:GenerateDataKey",
  "kms:GenerateDataKeyWithoutPlaintext",
  "kms:DescribeKey",
] as const;

/** What each key encrypts; its description in AWS. */
const purposes: Readonly<Record<KeyClass, string>> = {
  volumes: "disks and images of GitLab's nodes, its database and its cache",
  objects: "GitLab's objects, backups and configuration in S3",
  secrets: "GitLab's secrets",
  logs: "GitLab's logs, sessions and notices",
  backups: "snapshots in GitLab's backup vault",
};

/**
 * Customer keys with yearly rotation, one per class of data, so that permissions can be granted per class.
 *
 * IAM policies decide who uses a key. The key policies only add the services that act without a role.
 */
export class Encryption extends pulumi.ComponentResource {
  readonly keyArns: Readonly<Record<KeyClass, pulumi.Output<string>>>;

  constructor(name: string, args: EncryptionArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:encryption:Encryption", name, {}, opts);
    const keys = Object.entries(purposes).map(([kind, description]) => {
      const key = new aws.kms.Key(
        `${name}-${kind}`,
        {
          description,
          enableKeyRotation: true,
          deletionWindowInDays,
          policy: policyDocument(keyPolicy(kind as KeyClass, args.place)),
        },
        stateful(args.protection, { parent: this }),
      );
      new aws.kms.Alias(`${name}-${kind}`, { targetKeyId: key.keyId }, { parent: this });
      return [kind, key.arn] as const;
    });
    this.keyArns = Object.fromEntries(keys) as Record<KeyClass, pulumi.Output<string>>;
    this.registerOutputs({ keyArns: this.keyArns });
  }
}

function keyPolicy(kind: KeyClass, place: Place): Statement[] {
  const account: Statement = {
    Sid: "LetIamDecide",
    Effect: "Allow",
    Principal: { AWS: `arn:${place.partition}:iam::${place.accountId}:root` },
    Action: "kms:*",
    Resource: "*", // in a key policy this means this key
  };
  return [account, ...(services[kind]?.(place) ?? [])];
}

/** What a key policy admits in addition: services that act without one of our roles. */
const services: Readonly<Partial<Record<KeyClass, (place: Place) => Statement[]>>> = {
  volumes: launchServices,
  logs: logServices,
};

/**
 * Auto Scaling launches under its service-linked role, which by itself has no permissions for keys. KMS refuses a policy
 * that names a role that does not exist yet. So this policy identifies the role by a condition, as AWS' own key for volumes
 * does (EBS user guide, encryption; IAM user guide, `aws:PrincipalArn`; 2026-11). The other services that launch instances
 * or copy disks have permissions already, and the first statement applies to them: Image Builder through its role's policy,
 * AWS Backup through those of the role that it is given, EC2 through its caller's.
 */
function launchServices({ partition, region, accountId, dnsSuffix }: Place): Statement[] {
  const common = {
    Effect: "Allow",
    Principal: { AWS: "*" },
    Resource: "*",
  } as const;
  const launching = {
    StringEquals: {
      "kms:CallerAccount": accountId,
      // Documented with this suffix. In a partition with another suffix, KMS may use that one.
      "kms:ViaService": [...new Set(["amazonaws.com", dnsSuffix])].map((suffix) => `ec2.${region}.${suffix}`),
    },
    ArnLike: {
      "aws:PrincipalArn": `arn:${partition}:iam::${accountId}:role/aws-service-role/autoscaling.amazonaws.com/*`,
    },
  };
  return [
    {
      ...common,
      Sid: "InstancesThatAutoScalingLaunches",
      Action: useOfKey,
      Condition: launching,
    },
    {
      ...common,
      Sid: "DisksOfThoseInstances",
      Action: "kms:CreateGrant",
      Condition: { ...launching, Bool: { "kms:GrantIsForAWSResource": "true" } },
    },
  ];
}

function logServices(place: Place): Statement[] {
  const { partition, region, accountId } = place;
  return [
    {
      Sid: "LogGroupsOfGitLab",
      Effect: "Allow",
      Principal: { Service: servicePrincipal(`logs.${region}`, place) },
      Action: useOfKey,
      Resource: "*",
      Condition: {
        ArnLike: {
          "kms:EncryptionContext:aws:logs:arn": logGroupPatterns.map(
            (group) => `arn:${partition}:logs:${region}:${accountId}:log-group:${group}`,
          ),
        },
      },
    },
    // The three services publish to an encrypted topic under these names, also RDS, whose older pages deny it (SNS developer
    // guide, "Managing Amazon SNS encryption keys and costs", event sources and encrypted topics, 2026-11).
    {
      Sid: "AlarmsAndEventsToTheTopic",
      Effect: "Allow",
      Principal: { Service: ["cloudwatch.amazonaws.com", "events.amazonaws.com", "events.rds.amazonaws.com"] },
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: "*", // no condition: EventBridge delivers nothing if there is one
    },
  ];
}
