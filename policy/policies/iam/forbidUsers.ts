import type { ResourcePolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** There is no IAM user, because access keys of users do not expire. People sign in by their organisation, programs through roles. */
export const forbidUsers: ResourcePolicy = {
  judges: "resource",
  types: [
    "aws:iam/user:User",
    "aws:iam/accessKey:AccessKey",
    "aws:iam/userLoginProfile:UserLoginProfile",
    "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
    "aws:iam/sshKey:SshKey",
    "aws:iam/signingCertificate:SigningCertificate",
  ],
  check: (resource) => [broken(resource, "must be a role")],
};
