import type * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../../components/helpers/policyDocument.ts";
import type { EnvironmentSettings, GitLabSettings } from "../config/accountSettings.ts";
import type { JobKind } from "../accountNames.ts";
import { sessionNames } from "./sessionNames.ts";
import { subjectOf } from "./subject.ts";

/**
 * Issuers whose other claims AWS can test, too (IAM user guide, keys for OIDC federation: namespace_id, project_id,
 * ref_protected and others of gitlab.com; read by way of GitLab's page on ID tokens, 2026-11). Of all other issuers it sees
 * `sub` and `aud` alone.
 */
const sharedIssuer = "https://gitlab.com";

/** The name of an issuer in condition keys and ARNs: host and path. */
export function issuerName(issuer: string): string {
  return issuer.replace("https://", "");
}

/**
 * Whom a role lets in by a token of GitLab: exactly this audience, and a subject.
 *
 * @param kind what the role is for
 * @param gitlab whose tokens
 * @param environment what the role is for
 * @param providerArn the OIDC provider
 */
export function trustOfToken(
  kind: JobKind,
  gitlab: GitLabSettings,
  environment: EnvironmentSettings,
  providerArn: pulumi.Input<string>,
): Statement {
  const name = issuerName(gitlab.issuer);
  const { operator, subject } = subjectOf(kind, gitlab, environment);
  const claims = gitlab.issuer === sharedIssuer ? sharedClaims(kind, gitlab) : {};
  const equal = { [`${name}:aud`]: gitlab.audience, ...claims };
  const sessions = sessionNames(gitlab.projectId);
  const subjects = { [`${name}:sub`]: subject };
  return {
    Sid: "JobsOfTheProject",
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition:
      operator === "StringEquals"
        ? { StringEquals: { ...equal, ...subjects }, StringLike: sessions }
        : { StringEquals: equal, StringLike: { ...subjects, ...sessions } },
  };
}

function sharedClaims(kind: JobKind, { projectId }: GitLabSettings): Record<string, string> {
  return {
    "gitlab.com:project_id": String(projectId),
    ...(kind === "preview" ? {} : { "gitlab.com:ref_protected": "true" }),
  };
}
