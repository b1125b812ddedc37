import { applyRights } from "../../../accounts/rights/applyRights.ts";
import { driftRights } from "../../../accounts/rights/driftRights.ts";
import { previewRights } from "../../../accounts/rights/previewRights.ts";
import type { RightsSubject } from "../../../accounts/rights/rightsSubject.ts";

const account = "123456789012";
const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`;

/** An environment `prod`, in the account in which `dev` is, too. */
export const prod: RightsSubject = {
  partition: "aws",
  accountId: account,
  region: "eu-central-1",
  copyRegion: "eu-west-1",
  environment: "prod",
  domains: ["gitlab.example.com", "pages.example.com"],
  foreignDomains: ["dev.gitlab.example.com"],
  stateBucketArn: `arn:aws:s3:::gitlab-state-prod-${account}`,
  stateKeyArn: `arn:aws:kms:eu-central-1:${account}:key/11111111-2222-4333-8444-555555555555`,
  boundaryArn: iam("policy/gitlab-accounts/prod-boundary"),
  guardedArns: [iam("role/gitlab-accounts/*"), iam("policy/gitlab-accounts/*")],
};

/** What each of its roles may do. */
export const rightsOfProd = {
  preview: previewRights(prod),
  drift: driftRights(prod),
  apply: applyRights(prod),
} as const;
