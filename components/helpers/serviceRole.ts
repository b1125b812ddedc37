import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Place } from "./place.ts";
import { policyDocument, servicePrincipal, type Statement } from "./policyDocument.ts";

/** A role that an AWS service assumes. */
export interface ServiceRoleArgs {
  /** Such as `ec2`, `backup`, `vpc-flow-logs`. */
  readonly service: string;
  readonly place: Place;
  /** What the role is for, shown in the console. */
  readonly description: string;
  /** What it may do, by concern. */
  readonly policies: Readonly<Record<string, readonly Statement[]>>;
  /** Managed policies of AWS, by name. */
  readonly managedPolicies?: readonly string[];
}

/**
 * Creates a role for a service of this account, and a policy for each concern.
 *
 * @param name logical name of the role
 * @param args service and permissions
 * @param opts with the parent
 * @returns the role
 */
export function serviceRole(name: string, args: ServiceRoleArgs, opts: pulumi.CustomResourceOptions): aws.iam.Role {
  const { place } = args;
  const role = new aws.iam.Role(
    name,
    {
      description: args.description,
      ...(place.permissionsBoundary === undefined ? {} : { permissionsBoundary: place.permissionsBoundary }),
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: servicePrincipal(args.service, place) }, Action: "sts:AssumeRole" },
        ],
      }),
    },
    opts,
  );
  for (const [concern, statements] of Object.entries(args.policies)) {
    new aws.iam.RolePolicy(`${name}-${concern}`, { role: role.id, policy: policyDocument(statements) }, opts);
  }
  for (const policy of args.managedPolicies ?? []) {
    new aws.iam.RolePolicyAttachment(
      `${name}-${policy.split("/").at(-1) ?? policy}`,
      { role: role.id, policyArn: `arn:${place.partition}:iam::aws:policy/${policy}` },
      opts,
    );
  }
  return role;
}
