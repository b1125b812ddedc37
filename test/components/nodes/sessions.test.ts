import assert from "node:assert/strict";
import { Sessions } from "../../../components/nodes/sessions.ts";
import { sessionStatements } from "../../../components/nodes/sessionStatements.ts";
import { record } from "../../../tools/recorder.ts";
import type { ComputedOutputs } from "../../../tools/recorder/monitor.ts";
import { unknownValue } from "../../../tools/recorder/values.ts";
import { list, only, place, plainOptions } from "../recorded.ts";

const recordSessions = (stack = "dev", computed: ComputedOutputs = "standIns") =>
  record(
    () => {
      const { documentName } = new Sessions("gitlab-sessions", {
        stack,
        keyArn: "arn:test:logs",
        logRetentionDays: 365,
      });
      return { documentName };
    },
    { computed },
  );

describe("Sessions", () => {
  it("makes a log group and a document of this stack's own, whose name AWS gets from Pulumi", async () => {
    const recording = await recordSessions();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:compute:Sessions gitlab-sessions",
        "aws:cloudwatch/logGroup:LogGroup gitlab-sessions",
        "aws:ssm/document:Document gitlab-sessions",
      ].toSorted(),
    );
    assert.deepEqual(recording.outputs, { documentName: "gitlab-sessions" });
    assert.deepEqual((await recordSessions("dev", "unknown")).outputs, { documentName: unknownValue });
  });

  it("encrypts and keeps the log", async () => {
    const group = only(await recordSessions(), "cloudwatch/logGroup:LogGroup");
    assert.deepEqual(group.inputs, {
      name: "/gitlab/dev/sessions",
      kmsKeyId: "arn:test:logs",
      retentionInDays: 365,
    });
    assert.deepEqual(group.options, plainOptions);
  });

  it("encrypts sessions, logs all of them, and ends idle and endless ones", async () => {
    const { inputs } = only(await recordSessions(), "ssm/document:Document");
    const { content, ...rest } = inputs;
    assert.deepEqual(rest, { documentType: "Session", documentFormat: "JSON" });
    assert.deepEqual(JSON.parse(String(content)), {
      schemaVersion: "1.0",
      description: "Shell on GitLab's instances of dev, encrypted and logged",
      sessionType: "Standard_Stream",
      inputs: {
        kmsKeyId: "arn:test:logs",
        cloudWatchLogGroupName: "/gitlab/dev/sessions",
        cloudWatchEncryptionEnabled: true,
        cloudWatchStreamingEnabled: true,
        s3BucketName: "",
        s3KeyPrefix: "",
        s3EncryptionEnabled: true,
        idleSessionTimeout: "20",
        maxSessionDuration: "720",
        runAsEnabled: false,
      },
    });
  });

  it("lets two stacks live in one account", async () => {
    const [dev, prod] = [await recordSessions("dev"), await recordSessions("prod")].map(
      (recording) => only(recording, "cloudwatch/logGroup:LogGroup").inputs.name,
    );
    assert.notEqual(dev, prod);
  });
});

describe("sessionStatements", () => {
  const statements = sessionStatements({
    stack: "dev",
    place: { ...place, partition: "aws-cn", region: "cn-north-1" },
    logKeyArn: "arn:test:logs",
    documentArns: ["arn:test:converge"],
  });
  const instances = "arn:aws-cn:ec2:cn-north-1:123456789012:instance/*";
  const documents = [
    "arn:test:converge",
    "arn:aws-cn:ssm:cn-north-1:*:document/AWS*",
    "arn:aws-cn:ssm:cn-north-1:*:document/Amazon*",
  ];

  it("name instances, associations and documents wherever Systems Manager lets them", () => {
    assert.deepEqual(statements.filter(({ Resource }) => Resource !== "*").slice(0, 3), [
      {
        Effect: "Allow",
        Action: ["ssm:UpdateInstanceInformation", "ssm:ListInstanceAssociations"],
        Resource: instances,
      },
      {
        Effect: "Allow",
        Action: ["ssm:DescribeAssociation", "ssm:UpdateInstanceAssociationStatus", "ssm:UpdateAssociationStatus"],
        Resource: [instances, "arn:aws-cn:ssm:cn-north-1:123456789012:association/*", ...documents],
      },
      { Effect: "Allow", Action: ["ssm:DescribeDocument", "ssm:GetDocument"], Resource: documents },
    ]);
  });

  it("read no document but the stack's own and AWS'", () => {
    const reading = statements.filter(({ Action }) => [Action].flat().includes("ssm:GetDocument"));
    assert.deepEqual(
      reading.map(({ Resource }) => Resource),
      [documents],
    );
  });
});
