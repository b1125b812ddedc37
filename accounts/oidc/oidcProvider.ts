import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { GitLabSettings } from "../config/accountSettings.ts";

/**
 * GitLab as AWS sees it: an issuer of tokens for one audience. It has no thumbprint: AWS trusts the public authorities that sign
 * the issuer's certificate, and looks up the thumbprint itself where it needs one (IAM API reference, CreateOpenIDConnectProvider,
 * 2026-11). An account has one provider for an issuer, so an existing one is kept as it is.
 *
 * @param name logical name
 * @param gitlab the issuer
 * @param opts with the provider of AWS
 * @returns its ARN
 */
export function oidcProvider(
  name: string,
  { issuer, audience, providerArn }: GitLabSettings,
  opts: pulumi.CustomResourceOptions,
): pulumi.Input<string> {
  if (providerArn !== undefined) return providerArn;
  return new aws.iam.OpenIdConnectProvider(name, { url: issuer, clientIdLists: [audience] }, opts).arn;
}
