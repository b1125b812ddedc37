import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link Certificate}. */
export interface CertificateArgs {
  /** Every name that the certificate has to cover, wildcards included; the first is its common name. */
  readonly names: readonly string[];
  /** Public zone that proves ownership. */
  readonly zoneId: pulumi.Input<string>;
}

const recordSeconds = 300;

/** Validation takes minutes. If it takes longer, the zone is not the one that public DNS queries reach. */
const validationTimeout = "30m";

/** A public certificate from ACM, validated by DNS. ACM renews it as long as the records exist. */
export class Certificate extends pulumi.ComponentResource {
  /** Known once the certificate is valid. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:edge:Certificate", name, {}, opts);
    const child = { parent: this };
    const [domainName = "", ...others] = args.names;
    const certificate = new aws.acm.Certificate(
      name,
      { domainName, subjectAlternativeNames: others, validationMethod: "DNS", keyAlgorithm: "RSA_2048" },
      child,
    );
    // One record validates a name and its wildcard.
    const records = [...new Set(args.names.map((one) => one.replace("*.", "")))].map((one) => {
      const option = certificate.domainValidationOptions.apply((options) => {
        const found = options.find(({ domainName: of }) => of.replace("*.", "") === one);
        if (!found) throw new pulumi.RunError(`ACM lists no validation record for ${one}.`);
        return found;
      });
      return new aws.route53.Record(
        `${name}-${one}`,
        {
          zoneId: args.zoneId,
          name: option.resourceRecordName,
          type: option.resourceRecordType,
          records: [option.resourceRecordValue],
          ttl: recordSeconds,
          allowOverwrite: true, // another stack may have validated the same name before
        },
        child,
      );
    });
    this.arn = new aws.acm.CertificateValidation(
      name,
      { certificateArn: certificate.arn, validationRecordFqdns: records.map((record) => record.fqdn) },
      { ...child, customTimeouts: { create: validationTimeout } },
    ).certificateArn;
    this.registerOutputs({ arn: this.arn });
  }
}
