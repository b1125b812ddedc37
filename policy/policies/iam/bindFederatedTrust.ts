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

/** Whether a text has no wildcard. */
const isExact = ({ value }: Reading) => typeof value === "string" && /^[^*?]+$/.test(value);

/**
 * Whether a subject names whose it is: `project_path:group/project:*`, `repo:owner/name:*`. Its first part is the kind of name and
 * the second one the name; only what comes behind it may have wildcards.
 */
const isOfOne = ({ value }: Reading) => typeof value === "string" && /^[^*?:]+(:[^*?:]+(:|$)|$)/.test(value);

/** By claim: whether a value of it is good enough. Other claims, such as `ref_protected`, are true of others' projects, too. */
const claims: Readonly<Record<string, (value: Reading) => boolean>> = {
  aud: isName,
  sub: isOfOne,
  project_id: isExact,
  project_path: isExact,
};

/** Claims that a statement compares with values that are good enough. */
function tested(condition: Reading): readonly string[] {
  return operators
    .flatMap((operator) => condition.at(operator).parts)
    .map((claim) => ({ claim, name: claim.key.split(":").at(-1)?.toLowerCase() ?? "" }))
    .filter(({ claim, name }) => oneOrMany(claim).every((value) => claims[name]?.(value)))
    .map(({ name }) => name);
}

/**
 * A role for those who sign in elsewhere names one audience, and the subjects that may assume it. With the audience alone, every
 * project of a shared GitLab or GitHub may assume it (IAM user guide, "Create a role for OpenID Connect federation", 2026-08).
 *
 * Two good forms are findings all the same, because nothing in the document tells them from bad ones, and want an exception:
 * - an identity pool of Cognito. Its audience is the pool, and `amr` says only whether somebody has signed in there at all;
 * - a repository of Bitbucket. Its subject begins with the repository itself, `{id}:*`, where others have the kind of name.
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
        const names = tested(condition);
        const isSaml = federated.every(({ value }) => String(value).includes(":saml-provider/"));
        const isBound = names.includes("aud") && (isSaml || names.some((name) => name !== "aud"));
        return isBound ? [] : federated;
      },
      "must come with conditions on audience and subject",
    ),
};
