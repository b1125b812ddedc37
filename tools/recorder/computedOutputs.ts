import type { Registration } from "./registration.ts";

type Computed = Readonly<Record<string, unknown>>;

/** What AWS computes beyond id, ARN and name, for the types whose outputs the program uses. */
const computedByType: Readonly<Record<string, (registration: Registration) => Computed>> = {
  "aws:s3/bucket:Bucket": ({ name }) => ({ bucket: name }),
  "aws:s3/bucketObjectv2:BucketObjectv2": ({ name }) => ({ versionId: `${name}-version` }),
  "aws:ec2/vpc:Vpc": () => ({ ipv6CidrBlock: "2001:db8:1234:5600::/56", defaultSecurityGroupId: "default-group" }),
  "aws:ec2/instance:Instance": () => ({ privateIp: "10.0.16.10" }),
  "aws:ec2/eip:Eip": ({ name }) => ({ publicIp: "192.0.2.10", allocationId: `${name}-alloc` }),
  "aws:lb/loadBalancer:LoadBalancer": ({ name }) => ({
    dnsName: `${name}.elb.example`,
    zoneId: "balancer-zone",
    arnSuffix: `net/${name}/0`,
  }),
  "aws:lb/targetGroup:TargetGroup": ({ name }) => ({ arnSuffix: `targetgroup/${name}/0` }),
  "aws:route53/zone:Zone": ({ name }) => ({ zoneId: `${name}-zone` }),
  "aws:acm/certificate:Certificate": ({ inputs }) => ({
    domainValidationOptions: [
      inputs.domainName,
      ...((inputs.subjectAlternativeNames as string[] | undefined) ?? []),
    ].map((domainName) => ({
      domainName,
      resourceRecordName: `_check.${String(domainName).replace("*.", "")}`,
      resourceRecordType: "CNAME",
      resourceRecordValue: "_value.acm-validations.example",
    })),
  }),
  "aws:acm/certificateValidation:CertificateValidation": ({ inputs }) => ({ certificateArn: inputs.certificateArn }),
  "aws:imagebuilder/image:Image": ({ name }) => ({ outputResources: [{ amis: [{ image: `${name}-ami` }] }] }),
  "aws:ssm/document:Document": () => ({ latestVersion: "1", defaultVersion: "1" }),
  "random:index/randomPassword:RandomPassword": () => ({ result: "generated-password" }),
};

/**
 * Readable stand-ins for what only AWS knows: the ARN names the resource, so that a text made from it can be asserted.
 *
 * @param registration the resource
 * @returns computed outputs; inputs of the same name take precedence over them
 */
export function computedOutputs(registration: Registration): Computed {
  const { type, name } = registration;
  return { arn: `arn:test:${name}`, name, ...computedByType[type]?.(registration) };
}
