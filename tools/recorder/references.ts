import type { Registration } from "./registration.ts";

/** Computed outputs that programs build texts from, besides `arn` and `name`. What is not here stays unknown. */
const namedOutputs: Readonly<Record<string, readonly string[]>> = {
  "aws:acm/certificateValidation:CertificateValidation": ["certificateArn"],
  "aws:ec2/eip:Eip": ["allocationId"],
  "aws:ec2/instance:Instance": ["primaryNetworkInterfaceId"],
  "aws:ec2/vpc:Vpc": ["defaultSecurityGroupId", "mainRouteTableId"],
  "aws:kms/key:Key": ["keyId"],
  "aws:lb/loadBalancer:LoadBalancer": ["arnSuffix", "dnsName", "zoneId"],
  "aws:lb/targetGroup:TargetGroup": ["arnSuffix"],
  "aws:route53/zone:Zone": ["zoneId"],
  "aws:s3/bucket:Bucket": ["bucket", "bucketRegionalDomainName"],
  "aws:s3/bucketObjectv2:BucketObjectv2": ["versionId"],
  "aws:secretsmanager/secretVersion:SecretVersion": ["versionId"],
  "aws:ssm/document:Document": ["defaultVersion", "latestVersion"],
  "random:index/randomPassword:RandomPassword": ["result"],
};

/** A resource's options as far as they say what it was called before. */
interface Named extends Pick<Registration, "type" | "name"> {
  readonly options: { readonly aliases: readonly unknown[] };
}

/** The parent of a resource, and what it was called first. */
export interface NamedParent {
  readonly name: string;
  readonly firstName: string;
}

/**
 * What a resource was called first, as far as aliases say: the resource behind it is the same under every name, and so are
 * its id and ARN. A child that is named after its parent was named after the parent's first name.
 *
 * @param resource name and aliases
 * @param parent if there is one
 */
export function firstName({ name, options }: Named, parent: NamedParent | undefined): string {
  const aliases = options.aliases as readonly { readonly urn?: string; readonly spec?: { readonly name?: string } }[];
  const former = aliases
    .map(({ urn, spec }) => spec?.name ?? urn?.split("::").slice(3).join("::") ?? "")
    .findLast((alias) => alias !== "");
  if (former !== undefined) return former;
  return parent && name.startsWith(parent.name) ? parent.firstName + name.slice(parent.name.length) : name;
}

/**
 * What a reference calls a resource, such as `Vpc gitlab-network`.
 *
 * @param type type token
 * @param first what it was called first
 */
export function markOf(type: string, first: string): string {
  return `${type.split(":").at(-1) ?? type} ${first}`;
}

/**
 * A text that stands for a computed output and says whose it is, such as `‹Vpc gitlab-network.id›`.
 *
 * @param mark of the resource
 * @param output name of the output
 */
export function reference(mark: string, output: string): string {
  return `‹${mark}.${output}›`;
}

/**
 * References in place of what AWS computes, so that a text made from them shows what it is made from.
 *
 * @param type type token of the resource
 * @param mark of the resource
 * @returns computed outputs; inputs of the same name take precedence over them
 */
export function referenceOutputs(type: string, mark: string): Readonly<Record<string, unknown>> {
  if (type === "aws:imagebuilder/image:Image") {
    return { arn: reference(mark, "arn"), outputResources: [{ amis: [{ image: reference(mark, "ami") }] }] };
  }
  const names = ["arn", "name", ...(namedOutputs[type] ?? [])];
  return Object.fromEntries(names.map((output) => [output, reference(mark, output)]));
}

/**
 * The references in a value, wherever they are.
 *
 * @param value an input of a resource
 * @returns what stands between the marks: `Vpc gitlab-network.id`
 */
export function referencesIn(value: unknown): string[] {
  if (typeof value === "string") return [...value.matchAll(/‹([^‹›]+\.[^‹›.]+)›/g)].map(([, inside]) => inside ?? "");
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}
