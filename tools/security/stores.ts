import { isPlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import type { ControlRules } from "./controlRules.ts";
import { encrypted, encryptedWith } from "./atRest.ts";
import { judged } from "./judged.ts";
import type { Control } from "./securityModel.ts";

const list = (value: unknown) => (Array.isArray(value) ? (value as unknown[]).filter(isPlainObject) : []);

/** A control that holds if something is found. */
function found(aspect: Control["aspect"], is: boolean, yes: string, no: string): Control {
  return judged(aspect, is, [true], yes, no);
}

/** The resource of a type that configures a bucket. */
function about(graph: ResourceGraph, type: string, bucket: RecordedResource): RecordedResource | undefined {
  return graph.ofType(type).find(({ inputs }) => graph.oneNamedIn(inputs.bucket) === bucket);
}

function bucketEncryption(rules: unknown): Control {
  const [rule] = list(rules).map(({ applyServerSideEncryptionByDefault: by }) => (isPlainObject(by) ? by : {}));
  if (!rule) return { aspect: "Encryption at rest", holds: "no", says: "by default only" };
  return rule.sseAlgorithm === "aws:kms"
    ? encryptedWith(rule.kmsMasterKeyId)
    : { aspect: "Encryption at rest", holds: "yes", says: `with a key of S3 (${String(rule.sseAlgorithm)})` };
}

const blocks = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"] as const;

/** A bucket policy that denies requests without TLS. */
function deniesPlain(policy: unknown): boolean {
  return /"Effect":"Deny"[^}]*"Principal":"\*"[^}]*"Condition":\{"Bool":\{"aws:SecureTransport":"false"\}\}/.test(
    String(policy),
  );
}

/** Databases, caches, buckets, secrets, logs and messages. */
export const stores: ControlRules = {
  "rds/instance:Instance": ({ inputs }, graph) => {
    const group = graph
      .ofType("rds/parameterGroup:ParameterGroup")
      .find((one) => one.inputs.name === inputs.parameterGroupName);
    const source = graph
      .ofType("rds/instance:Instance")
      .find((one) => one.inputs.identifier === inputs.replicateSourceDb);
    const forced = list(group?.inputs.parameters).some(({ name, value }) => name === "rds.force_ssl" && value === "1");
    const logs = Array.isArray(inputs.enabledCloudwatchLogsExports) ? inputs.enabledCloudwatchLogsExports : [];
    return [
      encrypted(inputs.storageEncrypted, (source?.inputs ?? inputs).kmsKeyId), // a replica has the key of its source
      found("TLS in transit", forced, "required (rds.force_ssl)", "not required"),
      judged("Public access", inputs.publiclyAccessible, [false], "none", "may be reached from outside"),
      found("Logging", logs.length > 0, `${logs.join(", ")} in CloudWatch`, "none"),
    ];
  },
  "elasticache/replicationGroup:ReplicationGroup": ({ inputs }) => {
    const { transitEncryptionEnabled, transitEncryptionMode: mode = "required", logDeliveryConfigurations } = inputs;
    const logs = list(logDeliveryConfigurations).map(({ logType }) => String(logType));
    return [
      encrypted(inputs.atRestEncryptionEnabled, inputs.kmsKeyId),
      found("TLS in transit", transitEncryptionEnabled === true && mode === "required", "required", "not required"),
      found("Logging", logs.length > 0, `${logs.join(", ")} in CloudWatch`, "none"),
    ];
  },
  "s3/bucket:Bucket": (bucket, graph) => {
    const policy = about(graph, "s3/bucketPolicy:BucketPolicy", bucket)?.inputs.policy;
    const block = about(graph, "s3/bucketPublicAccessBlock:BucketPublicAccessBlock", bucket)?.inputs ?? {};
    const logs = about(graph, "s3/bucketLogging:BucketLogging", bucket);
    return [
      bucketEncryption(about(graph, "BucketServerSideEncryptionConfiguration", bucket)?.inputs.rules),
      found("TLS in transit", deniesPlain(policy), "required (bucket policy)", "not required"),
      found(
        "Public access",
        blocks.every((name) => block[name] === true),
        "blocked",
        "not blocked",
      ),
      found("Logging", logs !== undefined, "access logs", "no access logs"),
    ];
  },
  "secretsmanager/secret:Secret": ({ inputs }) => [encryptedWith(inputs.kmsKeyId)],
  "ssm/parameter:Parameter": ({ inputs }) => [
    judged(
      "Encryption at rest",
      inputs.type,
      ["SecureString"],
      "SecureString",
      `${String(inputs.type)}, no key of its own`,
    ),
  ],
  "cloudwatch/logGroup:LogGroup": ({ inputs }) => [
    encryptedWith(inputs.kmsKeyId),
    {
      aspect: "Logging",
      holds: "said",
      says:
        typeof inputs.retentionInDays === "number"
          ? `kept for ${String(inputs.retentionInDays)} days`
          : "kept for ever",
    },
  ],
  "backup/vault:Vault": ({ inputs }) => [encryptedWith(inputs.kmsKeyArn)],
  "sns/topic:Topic": ({ inputs }) => [encryptedWith(inputs.kmsMasterKeyId)],
};
