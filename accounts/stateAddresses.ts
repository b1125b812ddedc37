import * as pulumi from "@pulumi/pulumi";

/** The region of a key, which is also that of the bucket with the same state. */
const regionOf = (keyArn: string) => keyArn.split(":")[3] ?? "";

/** The name of a bucket. */
export function bucketName(arn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.output(arn).apply((text) => text.split(":").at(-1) ?? "");
}

/** The address of a state as a backend of Pulumi. */
export function backendUrl(bucketArn: pulumi.Input<string>, keyArn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.all([bucketName(bucketArn), keyArn]).apply(([name, key]) => `s3://${name}?region=${regionOf(key)}`);
}

/** The address of a key as a secrets provider of Pulumi. */
export function secretsProvider(keyArn: pulumi.Input<string>): pulumi.Output<string> {
  return pulumi.output(keyArn).apply((arn) => `awskms:///${arn}?region=${regionOf(arn)}`);
}
