import { requireSessionLogs } from "../../../../policy/policies/ssm/requireSessionLogs.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const good = {
  kmsKeyId: "‹Key k.arn›",
  cloudWatchLogGroupName: "‹LogGroup g.name›",
  cloudWatchEncryptionEnabled: true,
};
const session = (inputs: object, sessionType = "Standard_Stream") =>
  oneResource("aws:ssm/document:Document")({
    documentType: "Session",
    content: JSON.stringify({ schemaVersion: "1.0", sessionType, inputs }),
  });
const bucket = { kmsKeyId: "k", s3BucketName: "b" };

describe("ssm-require-session-logs", () => {
  policyCases(requireSessionLogs, session({ ...good, s3BucketName: "", s3EncryptionEnabled: false }), {
    "takes a bucket": [session({ ...bucket, s3EncryptionEnabled: true }), []],
    "asks nothing of other documents, and of what forwards ports": [
      [...oneResource("aws:ssm/document:Document")({ documentType: "Command", content: "{}" }), ...session({}, "Port")],
      [],
    ],
    "refuses plain sessions": [
      session({ ...good, kmsKeyId: "" }),
      ["it: content.inputs.kmsKeyId must name a customer key"],
    ],
    "refuses sessions that nobody logs": [
      session({ ...good, cloudWatchLogGroupName: "" }),
      ["it: content.inputs must name a log group or a bucket"],
    ],
    "refuses plain logs": [
      session({ ...good, cloudWatchEncryptionEnabled: false }),
      ["it: content.inputs.cloudWatchEncryptionEnabled must be true"],
    ],
    "refuses plain objects": [session(bucket), ["it: content.inputs.s3EncryptionEnabled must be true"]],
    "says what it cannot read": [
      oneResource("aws:ssm/document:Document")({ documentType: "Session", content: "schemaVersion: 1.0" }),
      ["it: content must be JSON to be judged (unknown)"],
    ],
    "says what is not known yet": [
      oneResource("aws:ssm/document:Document")({ documentType: "Session", content: unknown }),
      [
        "it: content.inputs.kmsKeyId must name a customer key (unknown)",
        "it: content.inputs.cloudWatchEncryptionEnabled must be true (unknown)",
      ],
    ],
  });
});
