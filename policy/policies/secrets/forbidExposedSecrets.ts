import { userDataInputs } from "../../compute/userDataInputs.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

/** By type: inputs that people read who may read no secret. */
const open: Readonly<Record<string, readonly string[]>> = {
  ...userDataInputs,
  "aws:imagebuilder/component:Component": ["data"],
  "aws:s3/bucketObject:BucketObject": ["content", "contentBase64", "metadata"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["content", "contentBase64", "metadata"],
  "aws:ssm/association:Association": ["parameters"],
  "aws:ssm/document:Document": ["content"],
  "aws:ssm/parameter:Parameter": ["value", "insecureValue"],
};

/** Inputs of every type that people read who may read no secret. */
const openEverywhere = ["tags", "resourceTags", "defaultTags", "tagSpecifications"];

/** What makes secrets. */
const makers: readonly string[] = [
  "aws:iam/accessKey:AccessKey",
  "random:index/randomBytes:RandomBytes",
  "random:index/randomPassword:RandomPassword",
  "tls:index/privateKey:PrivateKey",
];

/** A secret goes nowhere that is not encrypted, or that people read who may not read it. */
export const forbidExposedSecrets: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack.resources.flatMap((resource) =>
      openInputs(resource)
        .filter((input) => isMarked(resource, input) || stack.namedBy(resource, input).some(isMaker))
        .map((input) => broken(resource, "must not be made from a secret", input)),
    ),
};

/** The inputs of a resource that are open. An encrypted parameter has open tags only. */
function openInputs({ type, props }: PolicyResource): readonly string[] {
  const isEncrypted = Reading.of(props).at("type").value === "SecureString";
  return [...openEverywhere, ...(isEncrypted ? [] : (open[type] ?? []))];
}

const isMaker = ({ type }: PolicyResource) => makers.includes(type);

/** The SDK marks the value of every parameter as a secret, whatever it is. */
function isMarked({ type, secretPaths = [] }: PolicyResource, input: string): boolean {
  return secretPaths.includes(input) && !(type === "aws:ssm/parameter:Parameter" && input === "value");
}
