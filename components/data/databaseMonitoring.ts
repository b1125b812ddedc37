import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "../helpers/place.ts";
import { serviceRole } from "../helpers/serviceRole.ts";

/** AWS' policy for the role that writes what the operating system reports. */
const monitoringPolicy = "AmazonRDSEnhancedMonitoringRole";

/** The role of all servers of a database, and its rights: RDS refuses a role without them. */
export interface DatabaseMonitoring {
  readonly role: aws.iam.Role;
  readonly rights: aws.iam.RolePolicyAttachment;
}

/**
 * Creates the role with which RDS writes what the operating system of its servers reports.
 *
 * @param name logical name of the role
 * @param place where the environment is
 * @param opts with the parent
 */
export function databaseMonitoring(name: string, place: Place, opts: pulumi.CustomResourceOptions): DatabaseMonitoring {
  const role = serviceRole(
    name,
    {
      service: "monitoring.rds",
      place,
      description: "Writes what the operating system of GitLab's database reports",
      policies: {},
    },
    opts,
  );
  const rights = new aws.iam.RolePolicyAttachment(
    `${name}-${monitoringPolicy}`,
    { role: role.id, policyArn: `arn:${place.partition}:iam::aws:policy/service-role/${monitoringPolicy}` },
    opts,
  );
  return { role, rights };
}
