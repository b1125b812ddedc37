import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument } from "../../components/helpers/policyDocument.ts";
import { iamPath } from "../accountNames.ts";

/** Name of the role that may write the documents. */
export const issuerWriterName = "issuer-writer";

/** The two documents that AWS reads to check a token. GitLab serves them under the same paths. */
export const issuerDocuments = [".well-known/openid-configuration", "oauth/discovery/keys"] as const;

/** What the writer writes, and who may be it. */
export interface IssuerWriterArgs {
  readonly writerArns: readonly string[];
  readonly bucketArn: pulumi.Output<string>;
  readonly keyArn: pulumi.Output<string>;
}

/**
 * The one role that may write the published documents.
 *
 * @param name logical name
 * @param args what it writes, and who may be it
 * @param opts with the parent
 */
export function issuerWriter(name: string, args: IssuerWriterArgs, opts: pulumi.CustomResourceOptions): aws.iam.Role {
  const { writerArns, bucketArn, keyArn } = args;
  const assumeRolePolicy = policyDocument([
    { Sid: "Writers", Effect: "Allow", Principal: { AWS: [...writerArns] }, Action: "sts:AssumeRole" },
  ]);
  const policy = policyDocument([
    {
      Effect: "Allow",
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: issuerDocuments.map((path) => pulumi.interpolate`${bucketArn}/${path}`),
    },
    { Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: keyArn },
  ]);
  const description = "Publishes the keys of GitLab's tokens. Whoever has this role can become every role.";
  const role = new aws.iam.Role(name, { name: issuerWriterName, path: iamPath, description, assumeRolePolicy }, opts);
  new aws.iam.RolePolicy(name, { role: role.id, policy }, opts);
  return role;
}
