import { isOpenInput } from "../../documents/openTexts.ts";
import { holdsTags } from "../../documents/tagsOf.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

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
      secretInputs(stack, resource)
        .filter((input) => isOpen(resource, input))
        .map((input) => broken(resource, "must not be made from a secret", input)),
    ),
};

/** The inputs that the program marked, and those that are made from a resource that makes secrets. */
function secretInputs(stack: PolicyStack, resource: PolicyResource): readonly string[] {
  const { secretPaths = [], propertyDependencies } = resource;
  const made = Object.keys(propertyDependencies).filter((input) =>
    stack.namedBy(resource, input).some(({ type }) => makers.includes(type)),
  );
  return [...new Set([...secretPaths, ...made])];
}

/** Whether people read an input who may read no secret. An encrypted parameter has open tags only. */
function isOpen(resource: PolicyResource, input: string): boolean {
  const isEncrypted = Reading.of(resource.props).at("type").value === "SecureString";
  return (isOpenInput(resource, input) && !isEncrypted) || holdsTags(resource, input);
}
