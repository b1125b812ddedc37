import { judgeStatements } from "../../documents/judgeStatements.ts";
import { oneOrMany } from "../../documents/oneOrMany.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";

/** Operators that compare with one text or some, and hold only if the claim is there. */
const operators = [
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "ForAnyValue:StringEquals",
  "ForAnyValue:StringLike",
];

/** The path of a principal of another sign-in. */
const isFederated = /\.Principal\.Federated(\[\d*\])?$/;

/** Whether a text names something: it is not all wildcards. */
const isName = ({ value }: Reading) => typeof value === "string" && /[^*?]/.test(value);

/** Claims that a statement compares with something. */
function claims(condition: Reading): readonly string[] {
  return operators
    .flatMap((operator) => condition.at(operator).parts)
    .filter((claim) => oneOrMany(claim).every(isName))
    .map(({ path }) => path.split(":").at(-1)?.toLowerCase() ?? "");
}

/**
 * A role that others' sign-in opens is for one audience and for some of those who sign in. With the audience alone, every
 * project of a shared GitLab or GitHub may assume it (IAM user guide, "Create a role for OpenID Connect federation", 2026-08).
 */
export const bindFederatedTrust: ResourcePolicy = {
  judges: "resource",
  types: ["aws:iam/role:Role"],
  check: (resource) =>
    judgeStatements(
      resource,
      [Reading.of(resource.props).at("assumeRolePolicy")],
      ({ principals, condition }) => {
        const federated = principals.filter(({ path }) => isFederated.test(path));
        const tested = claims(condition);
        const isSaml = federated.every(({ value }) => String(value).includes(":saml-provider/"));
        const isBound = tested.includes("aud") && (isSaml || tested.some((claim) => claim !== "aud"));
        return isBound ? [] : federated;
      },
      "must come with conditions on audience and subject",
    ),
};
