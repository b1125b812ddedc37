import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Bucket } from "../../components/data/bucket.ts";
import type { Place } from "../../components/helpers/place.ts";
import { policyDocument } from "../../components/helpers/policyDocument.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import type { IssuerSettings } from "../config/accountSettings.ts";
import { iamPath } from "../accountNames.ts";
import { issuerWatch } from "./issuerWatch.ts";

/** Arguments of {@link Issuer}. */
export interface IssuerArgs {
  readonly settings: IssuerSettings;
  readonly place: Place;
  /** Bucket that gets a log of every access. */
  readonly logsTo: pulumi.Output<string>;
  readonly protection: ProtectionSettings;
}

/** The two documents that AWS reads to check a token. GitLab serves them under the same paths. */
export const issuerDocuments = [".well-known/openid-configuration", "oauth/discovery/keys"] as const;

/**
 * Managed policy CachingDisabled (CloudFront developer guide, managed cache policies, 2026-11): a key that is published, or taken
 * back, counts at once.
 */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/** Name of the role that may write the documents. */
const writerName = "issuer-writer";

/** Publishes the keys of a GitLab that AWS cannot reach: two documents in a private bucket, which CloudFront alone reads. */
export class Issuer extends pulumi.ComponentResource {
  /** What tokens have to say in `iss`. */
  readonly url: pulumi.Output<string>;
  readonly bucket: pulumi.Output<string>;
  readonly writerArn: pulumi.Output<string>;

  constructor(name: string, args: IssuerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-accounts:issuer:Issuer", name, {}, opts);
    const { settings, place, protection } = args;
    const child = { parent: this };
    const distributionArn = pulumi.interpolate`arn:${place.partition}:cloudfront::${place.accountId}:distribution/*`;
    const bucket = new Bucket(
      name,
      {
        // The documents are public, and CloudFront reads them: a customer key would only be one more thing to get wrong.
        plan: { kind: "issuer", expireDays: undefined, noncurrentDays: 365, noncurrentVersions: 100, encryption: "s3" },
        keyArn: "",
        logsTo: args.logsTo,
        protection,
        statements: (arn) => [
          {
            Sid: "CloudFrontReads",
            Effect: "Allow",
            Principal: { Service: "cloudfront.amazonaws.com" },
            Action: "s3:GetObject",
            Resource: issuerDocuments.map((path) => pulumi.interpolate`${arn}/${path}`),
            Condition: { ArnLike: { "aws:SourceArn": distributionArn } }, // of this account
          },
          {
            Sid: "OneWriter",
            Effect: "Deny",
            Principal: "*",
            // With protection lifted, whoever destroys the stack empties the bucket.
            Action: [
              "s3:PutObject",
              ...(protection.kind === "on" ? ["s3:DeleteObject", "s3:DeleteObjectVersion"] : []),
            ],
            Resource: pulumi.interpolate`${arn}/*`,
            Condition: {
              ArnNotEquals: {
                "aws:PrincipalArn": `arn:${place.partition}:iam::${place.accountId}:role${iamPath}${writerName}`,
              },
            },
          },
        ],
      },
      child,
    );
    const distribution = this.#distribution(name, bucket);
    const writer = new aws.iam.Role(
      `${name}-writer`,
      {
        name: writerName,
        path: iamPath,
        description: "Publishes the keys of GitLab's tokens. Whoever has this role can become every role.",
        assumeRolePolicy: policyDocument([
          {
            Sid: "Writers",
            Effect: "Allow",
            Principal: { AWS: [...settings.writerArns] },
            Action: "sts:AssumeRole",
          },
        ]),
      },
      child,
    );
    new aws.iam.RolePolicy(
      `${name}-writer`,
      {
        role: writer.id,
        policy: policyDocument([
          {
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:PutObject"],
            Resource: issuerDocuments.map((path) => pulumi.interpolate`${bucket.arn}/${path}`),
          },
        ]),
      },
      child,
    );
    issuerWatch(
      name,
      { bucket: bucket.bucket, distributionId: distribution.id, writerName, notify: settings.notify, place },
      child,
    );
    this.url = pulumi.interpolate`https://${distribution.domainName}`;
    this.bucket = bucket.bucket;
    this.writerArn = writer.arn;
    this.registerOutputs({ url: this.url, bucket: this.bucket, writerArn: this.writerArn });
  }

  #distribution(name: string, bucket: Bucket): aws.cloudfront.Distribution {
    const child = { parent: this };
    const access = new aws.cloudfront.OriginAccessControl(
      name,
      { originAccessControlOriginType: "s3", signingBehavior: "always", signingProtocol: "sigv4" },
      child,
    );
    return new aws.cloudfront.Distribution(
      name,
      {
        enabled: true,
        comment: "Keys of GitLab's tokens, for AWS",
        httpVersion: "http2and3",
        priceClass: "PriceClass_All",
        origins: [{ originId: "documents", domainName: bucket.domainName, originAccessControlId: access.id }],
        defaultCacheBehavior: {
          targetOriginId: "documents",
          allowedMethods: ["GET", "HEAD"],
          cachedMethods: ["GET", "HEAD"],
          cachePolicyId: cachingDisabled,
          viewerProtocolPolicy: "https-only",
        },
        restrictions: { geoRestriction: { restrictionType: "none" } },
        viewerCertificate: { cloudfrontDefaultCertificate: true },
      },
      child,
    );
  }
}
