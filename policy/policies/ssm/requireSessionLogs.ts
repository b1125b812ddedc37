import { isOn } from "../../isOn.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";

const isText = (value: unknown) => typeof value === "string" && value !== "";

/** The shells that a document of Session Manager opens are encrypted with a customer key, and logged to an encrypted place. */
export const requireSessionLogs: ResourcePolicy = {
  judges: "resource",
  types: ["aws:ssm/document:Document"],
  check: (resource) => {
    const document = Reading.of(resource.props);
    if (document.at("documentType").value !== "Session") return [];
    const content = document.at("content").json;
    if (!content.isGiven) return [{ resource, path: "content", kind: "unknown", says: "must be JSON to be judged" }];
    if (content.at("sessionType").value === "Port") return []; // what is forwarded encrypts by itself, and cannot be logged
    const inputs = content.at("inputs");
    const [group, bucket] = [inputs.at("cloudWatchLogGroupName"), inputs.at("s3BucketName")];
    const target = isText(bucket.value) && !isText(group.value) ? "s3EncryptionEnabled" : "cloudWatchEncryptionEnabled";
    const isLogged = [group, bucket].some(({ isUnknown, value }) => isUnknown || isText(value));
    return [
      ...judge(resource, inputs.at("kmsKeyId"), isText, "must name a customer key"),
      ...(isLogged ? [] : [broken(resource, "must name a log group or a bucket", inputs.path)]),
      ...judge(resource, inputs.at(target), isOn, "must be true"),
    ];
  },
};
