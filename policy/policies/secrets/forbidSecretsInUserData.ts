import { hasSecret } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** By type: whether `userData` is in base64. */
const isEncoded: Readonly<Record<string, boolean>> = {
  "aws:ec2/instance:Instance": false,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": false,
  "aws:ec2/launchConfiguration:LaunchConfiguration": false,
  "aws:ec2/launchTemplate:LaunchTemplate": true,
};

/** User data has no secret: whoever may describe an instance reads it, and so does every program on it. */
export const forbidSecretsInUserData: ResourcePolicy = {
  judges: "resource",
  types: Object.keys(isEncoded),
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const plain = inputs.at("userData");
    const encoded = inputs.at("userDataBase64");
    const says = "must not have a secret in it";
    const inText = (value: unknown) => typeof value !== "string" || !hasSecret(value);
    const inBase64 = (value: unknown) => typeof value !== "string" || inText(decoded(value));
    return [
      ...judge(resource, plain, isEncoded[resource.type] ? inBase64 : inText, says),
      ...judge(resource, encoded, inBase64, says),
    ];
  },
};

function decoded(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
