import type { JobKind } from "../../accounts/accountNames.ts";

/** What GitLab says about a job in its token, as far as it matters here; `undefined`: the token has no such claim. */
export interface Claims {
  readonly iss: string;
  readonly aud: string;
  readonly project_path: string;
  readonly project_id: string;
  readonly ref_type: "branch" | "tag";
  readonly ref: string;
  readonly ref_protected: "true" | "false";
  /** Only if the job has an environment. */
  readonly environment_protected?: "true" | "false" | undefined;
  readonly deployment_tier?: string | undefined;
}

/** A job that must not get the role: its token differs from one that does in one claim. */
export interface RefusedToken {
  readonly who: string;
  readonly claim: keyof Claims;
  readonly value: string | undefined;
}

/** A role, a token that it lets in, and others that it does not. */
export interface TokenCase {
  /** Example of a stack file of accounts/. */
  readonly example: "one" | "closed";
  readonly environment: string;
  readonly kind: JobKind;
  /** What the job that gets the role is. */
  readonly who: string;
  readonly claims: Claims;
  readonly refused: readonly RefusedToken[];
}

const gitlabCom: Claims = {
  iss: "https://gitlab.com",
  aud: "https://gitlab.com",
  project_path: "acme/gitlab",
  project_id: "42",
  ref_type: "branch",
  ref: "main",
  ref_protected: "true",
};

const selfManaged: Claims = {
  ...gitlabCom,
  iss: "https://d111111abcdef8.cloudfront.net",
  aud: "https://gitlab.corp.example",
};

const deployment = { environment_protected: "true", deployment_tier: "production" } as const;

const otherProject: RefusedToken = { who: "a job of another project, or of a fork", claim: "project_id", value: "43" };
const otherAudience: RefusedToken = {
  who: "a token for another service",
  claim: "aud",
  value: "https://vault.example",
};
const notProtected: RefusedToken = {
  who: "a fork's branch that is called main, run in this project",
  claim: "ref_protected",
  value: "false",
};
/** Its ref is the source branch. Without the setting protect_merge_request_pipelines it is not protected. */
const mergeRequest: RefusedToken = {
  who: "a merge request from main into another protected branch",
  claim: "ref_protected",
  value: "false",
};
const otherBranch: RefusedToken = { who: "another protected branch", claim: "ref", value: "release" };
const tag: RefusedToken = { who: "a protected tag that is called main", claim: "ref_type", value: "tag" };
const otherIssuer: RefusedToken = { who: "a job of another GitLab", claim: "iss", value: "https://gitlab.example.com" };

/** For each role: whom it lets in, and whom it refuses. A library judges them in the tests, and docs/accounts.md shows them. */
export const tokenCases: readonly TokenCase[] = [
  {
    example: "one",
    environment: "prod",
    kind: "apply",
    who: "a job of the protected branch",
    claims: gitlabCom,
    refused: [notProtected, mergeRequest, otherProject, otherBranch, tag, otherAudience, otherIssuer],
  },
  {
    example: "one",
    environment: "prod",
    kind: "drift",
    who: "a job of the protected branch",
    claims: gitlabCom,
    refused: [notProtected, otherProject, otherBranch, otherAudience],
  },
  {
    example: "one",
    environment: "prod",
    kind: "preview",
    who: "a job of a merge request",
    claims: { ...gitlabCom, ref: "feature", ref_protected: "false" },
    refused: [
      otherProject,
      { who: "a job of a project whose number begins alike", claim: "project_id", value: "420" },
      otherAudience,
      otherIssuer,
    ],
  },
  {
    example: "closed",
    environment: "prod",
    kind: "apply",
    who: "a job that deploys to a protected environment",
    claims: { ...selfManaged, ...deployment },
    refused: [
      { who: "a job that deploys to an environment nobody protects", claim: "environment_protected", value: "false" },
      { who: "a job that deploys to another environment", claim: "deployment_tier", value: "development" },
      notProtected,
      otherProject,
      otherBranch,
      otherAudience,
      otherIssuer,
    ],
  },
  {
    example: "closed",
    environment: "dev",
    kind: "apply",
    who: "a job that deploys to a protected environment",
    claims: { ...selfManaged, ...deployment, deployment_tier: "development" },
    refused: [{ who: "a job that deploys to prod", claim: "deployment_tier", value: "production" }, notProtected],
  },
  {
    example: "closed",
    environment: "prod",
    kind: "drift",
    who: "a job of the protected branch without an environment",
    claims: selfManaged,
    refused: [notProtected, otherProject, otherBranch, otherIssuer],
  },
  {
    example: "closed",
    environment: "prod",
    kind: "preview",
    who: "a job of a merge request",
    claims: { ...selfManaged, ref: "feature", ref_protected: "false" },
    refused: [otherProject, otherAudience],
  },
];
