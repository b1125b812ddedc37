import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Arguments of {@link ServiceLinkedRoles}. */
export interface ServiceLinkedRolesArgs {
  /** Such as `backup.amazonaws.com`; each role can exist once per account. */
  readonly services: readonly string[];
}

/** The service-linked roles that an account lacks, made by choice. AWS refuses one that exists, and keeps one in use. */
export class ServiceLinkedRoles extends pulumi.ComponentResource {
  constructor(name: string, args: ServiceLinkedRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:identity:ServiceLinkedRoles", name, {}, opts);
    for (const service of args.services) {
      const [short = service] = service.split(".");
      new aws.iam.ServiceLinkedRole(`${name}-${short}`, { awsServiceName: service }, { parent: this });
    }
    this.registerOutputs({});
  }
}
