import assert from "node:assert/strict";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import type { PlainObject } from "../../tools/recorder/plainObject.ts";
import type { RecordedResource } from "../../tools/recorder/recording.ts";
import { controls } from "../../tools/security/controls.ts";
import { recordStack } from "../components/recordStack.ts";

/** The controls of a resource of a stack, with some inputs of its type changed. */
async function controlsOf(type: string, name: string, changed: PlainObject = {}, changedType = type) {
  const { resources } = await recordStack("prod", {}, "references");
  const edited = resources.map((one): RecordedResource =>
    one.type.endsWith(changedType) ? { ...one, inputs: { ...one.inputs, ...changed } } : one,
  );
  const row = controls(new ResourceGraph(edited)).find(
    (one) => one.type.endsWith(type) && one.resources.includes(name),
  );
  return row?.controls.map(({ aspect, holds, says }) => `${aspect}: ${holds}, ${says}`);
}

const cases: readonly (readonly [type: string, name: string, expected: readonly string[]])[] = [
  [
    "rds/instance:Instance",
    "gitlab-database",
    [
      "Encryption at rest: yes, with a customer key",
      "TLS in transit: yes, required (rds.force_ssl)",
      "Public access: yes, none",
      "Logging: yes, postgresql, upgrade in CloudWatch",
    ],
  ],
  [
    "s3/bucket:Bucket",
    "gitlab-buckets-lfs",
    [
      "Encryption at rest: yes, with a customer key",
      "TLS in transit: yes, required (bucket policy)",
      "Public access: yes, blocked",
      "Logging: yes, access logs",
    ],
  ],
  [
    "ec2/instance:Instance",
    "gitlab-nodes-toolbox-1",
    [
      "Encryption at rest: yes, with a customer key",
      "Instance metadata: yes, IMDSv2 only, hop limit 1",
      "Public access: yes, no public address",
    ],
  ],
  ["lb/loadBalancer:LoadBalancer", "gitlab-praefect", ["Public access: yes, internal", "Logging: no, no access logs"]],
];

/** Edits of inputs, and the control that then no longer holds. */
const edits: readonly (readonly [
  type: string,
  name: string,
  changed: PlainObject,
  no: string,
  changedType?: string,
])[] = [
  ["rds/instance:Instance", "gitlab-database", { storageEncrypted: false }, "Encryption at rest: no, not encrypted"],
  [
    "rds/instance:Instance",
    "gitlab-database",
    { publiclyAccessible: true },
    "Public access: no, may be reached from outside",
  ],
  ["rds/instance:Instance", "gitlab-database", { enabledCloudwatchLogsExports: [] }, "Logging: no, none"],
  [
    "rds/instance:Instance",
    "gitlab-database",
    { parameters: [] },
    "TLS in transit: no, not required",
    "rds/parameterGroup:ParameterGroup",
  ],
  [
    "s3/bucket:Bucket",
    "gitlab-buckets-lfs",
    { policy: "{}" },
    "TLS in transit: no, not required",
    "s3/bucketPolicy:BucketPolicy",
  ],
  [
    "s3/bucket:Bucket",
    "gitlab-buckets-lfs",
    { ignorePublicAcls: false },
    "Public access: no, not blocked",
    "BucketPublicAccessBlock",
  ],
  [
    "s3/bucket:Bucket",
    "gitlab-buckets-lfs",
    { rules: [] },
    "Encryption at rest: no, by default only",
    "BucketServerSideEncryptionConfiguration",
  ],
  [
    "ec2/instance:Instance",
    "gitlab-nodes-toolbox-1",
    { metadataOptions: { httpTokens: "optional" } },
    "Instance metadata: no, IMDSv1 too, hop limit not set",
  ],
  [
    "ec2/instance:Instance",
    "gitlab-nodes-toolbox-1",
    { associatePublicIpAddress: undefined },
    "Public access: no, may get a public address",
  ],
  [
    "secretsmanager/secret:Secret",
    "gitlab-secrets-root-password",
    { kmsKeyId: undefined },
    "Encryption at rest: no, with a key of AWS, not a customer key",
  ],
];

describe("the controls of a plan", () => {
  for (const [type, name, expected] of cases)
    it(`are read off ${name}`, async () => {
      assert.deepEqual(await controlsOf(type, name), expected);
    });

  for (const [type, name, changed, no, changedType] of edits)
    it(`notice ${JSON.stringify(changed)} of ${name}`, async () => {
      const said = await controlsOf(type, name, changed, changedType);
      assert.ok(said?.includes(no), JSON.stringify(said));
      assert.ok(!(await controlsOf(type, name))?.includes(no));
    });

  it("do not judge what only AWS knows", async () => {
    const said = await controlsOf("rds/instance:Instance", "gitlab-database", { publiclyAccessible: "‹x.y›" });
    assert.ok(said?.includes("Public access: said, known after deployment"));
  });
});
