import type { Registration } from "./monitor.ts";

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
  "aws:ssm/document:Document": ["defaultVersion", "latestVersion"],
  "random:index/randomPassword:RandomPassword": ["result"],
};

/**
 * A text that stands for a computed output and says whose it is, such as `‹Vpc gitlab-network.id›`.
 *
 * @param resource type token and logical name
 * @param output name of the output
 */
export function reference({ type, name }: Pick<Registration, "type" | "name">, output: string): string {
  return `‹${type.split(":").at(-1) ?? type} ${name}.${output}›`;
}

/**
 * References in place of what AWS computes, so that a text made from them shows what it is made from.
 *
 * @param registration the resource
 * @returns computed outputs; inputs of the same name take precedence over them
 */
export function referenceOutputs(registration: Registration): Readonly<Record<string, unknown>> {
  if (registration.type === "aws:imagebuilder/image:Image") return imageOutputs(registration);
  const names = ["arn", "name", ...(namedOutputs[registration.type] ?? [])];
  return Object.fromEntries(names.map((output) => [output, reference(registration, output)]));
}

function imageOutputs(registration: Registration): Readonly<Record<string, unknown>> {
  return {
    arn: reference(registration, "arn"),
    outputResources: [{ amis: [{ image: reference(registration, "ami") }] }],
  };
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
