import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Bucket } from "../../components/data/bucket.ts";
import type { Place } from "../../components/helpers/place.ts";
import type { Statement } from "../../components/helpers/policyDocument.ts";
import { stateful } from "../../components/helpers/stateful.ts";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { roleArn } from "../accountNames.ts";
import type { IssuerSettings } from "../config/accountSettings.ts";
import { issuerKey } from "./issuerKey.ts";
import { issuerWatch } from "./issuerWatch.ts";
import { issuerDocuments, issuerWriter, issuerWriterName } from "./issuerWriter.ts";

/** Arguments of {@link Issuer}. */
export interface IssuerArgs {
  readonly settings: IssuerSettings;
  readonly place: Place;
  /** Bucket that gets a log of every access. */
  readonly logsTo: pulumi.Output<string>;
  readonly protection: ProtectionSettings;
}

/**
 * Managed policy CachingDisabled (CloudFront developer guide, managed cache policies, 2026-11): a key that is published, or taken
 * back, counts at once.
 */
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";

/** Publishes the keys of a GitLab that AWS cannot reach: two documents in a private bucket, which CloudFront alone reads. */
export class Issuer extends pulumi.ComponentResource {
  /** What tokens have to say in `iss`. */
  readonly url: pulumi.Output<string>;
  readonly bucket: pulumi.Output<string>;
  readonly writerArn: pulumi.Output<string>;

  constructor(name: string, args: IssuerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-accounts:issuer:Issuer", name, {}, opts);
    const { settings, place, protection, logsTo } = args;
    const child = { parent: this };
    // Those of this account: the bucket's policy is made before the distribution.
    const distributions = `arn:${place.partition}:cloudfront::${place.accountId}:distribution/*`;
    const { arn: keyArn } = issuerKey(name, place, distributions, stateful(protection, child));
    const kept = { expireDays: undefined, noncurrentDays: 365, noncurrentVersions: 100 };
    const bucket = new Bucket(
      name,
      {
        plan: { kind: "issuer", encryption: "kms", ...kept },
        keyArn,
        logsTo,
        protection,
        statements: (arn) => [readers(arn, distributions), oneWriter(arn, place, protection)],
      },
      child,
    );
    const distribution = this.#distribution(name, bucket);
    const { arn: bucketArn } = bucket;
    this.writerArn = issuerWriter(`${name}-writer`, { ...settings, bucketArn, keyArn }, child).arn;
    const watched = { bucket: bucket.bucket, distributionId: distribution.id, writerName: issuerWriterName };
    issuerWatch(name, { ...watched, notify: settings.notify, keyArn }, child);
    this.url = pulumi.interpolate`https://${distribution.domainName}`;
    this.bucket = bucket.bucket;
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

function readers(bucketArn: pulumi.Output<string>, distributions: string): Statement {
  return {
    Sid: "CloudFrontReads",
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: issuerDocuments.map((path) => pulumi.interpolate`${bucketArn}/${path}`),
    Condition: { ArnLike: { "aws:SourceArn": distributions } },
  };
}

function oneWriter(bucketArn: pulumi.Output<string>, place: Place, protection: ProtectionSettings): Statement {
  // With protection lifted, whoever destroys the stack empties the bucket.
  const deletions = protection.kind === "on" ? ["s3:DeleteObject", "s3:DeleteObjectVersion"] : [];
  return {
    Sid: "OneWriter",
    Effect: "Deny",
    Principal: "*",
    Action: ["s3:PutObject", ...deletions],
    Resource: pulumi.interpolate`${bucketArn}/*`,
    Condition: { ArnNotEquals: { "aws:PrincipalArn": roleArn(place, issuerWriterName) } },
  };
}
