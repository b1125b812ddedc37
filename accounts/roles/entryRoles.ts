import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../components/helpers/place.ts";
import { policyDocument } from "../../components/helpers/policyDocument.ts";
import type { EnvironmentSettings, GitLabSettings } from "../config/accountSettings.ts";
import { entryName, iamPath, jobKinds, roleArn, roleName } from "../accountNames.ts";
import { trustOfToken } from "../oidc/trust.ts";

/** Arguments of {@link EntryRoles}. */
export interface EntryRolesArgs {
  readonly environment: EnvironmentSettings;
  readonly place: Place;
  readonly gitlab: GitLabSettings;
  readonly providerArn: pulumi.Input<string>;
}

/**
 * Roles through which jobs reach those of another account. Each can do nothing but assume the one role that is its counterpart,
 * so that what tells environments and kinds of jobs apart is tested here.
 */
export class EntryRoles extends pulumi.ComponentResource {
  constructor(name: string, args: EntryRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-accounts:roles:EntryRoles", name, {}, opts);
    const { environment, place, gitlab, providerArn } = args;
    const target = { partition: place.partition, accountId: environment.accountId };
    for (const kind of jobKinds) {
      const role = new aws.iam.Role(
        `${name}-${kind}`,
        {
          name: entryName(environment.name, kind),
          path: iamPath,
          description: `GitLab pipelines, ${environment.name}: the way to the role for ${kind}`,
          assumeRolePolicy: policyDocument([trustOfToken(kind, gitlab, environment, providerArn)]),
        },
        { parent: this },
      );
      const Resource = roleArn(target, roleName(environment.name, kind));
      new aws.iam.RolePolicy(
        `${name}-${kind}`,
        { role: role.id, policy: policyDocument([{ Effect: "Allow", Action: "sts:AssumeRole", Resource }]) },
        { parent: this },
      );
    }
    this.registerOutputs({});
  }
}
