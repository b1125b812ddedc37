import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../components/helpers/place.ts";
import { policyDocument, type Statement } from "../../components/helpers/policyDocument.ts";
import type { EnvironmentSettings, GitLabSettings } from "../config/accountSettings.ts";
import { entryName, iamPath, jobKinds, roleArn, roleName, type JobKind } from "../accountNames.ts";
import { trustOfToken } from "../oidc/trust.ts";
import { trustOfEntry, trustOfUser } from "../oidc/trustOfPrincipal.ts";
import type { EnvironmentRights, NamedPolicy } from "./environmentRights.ts";
import { keyUser } from "./keyUser.ts";

/** Arguments of {@link EnvironmentRoles}. */
export interface EnvironmentRolesArgs {
  readonly environment: EnvironmentSettings;
  readonly place: Place;
  /** Whose tokens the roles accept, by which provider; absent: jobs enter through another account. */
  readonly tokens: { readonly gitlab: GitLabSettings; readonly providerArn: pulumi.Input<string> } | undefined;
  /** The project whose jobs they are; absent: this account does not know it. */
  readonly projectId: number | undefined;
  readonly rights: EnvironmentRights;
}

/**
 * Seconds of a session. AWS' SDKs get a new one with the job's token, which is valid until the job's timeout: so an upgrade may
 * take longer than a session.
 */
const maxSessionDuration = 3600;

const purposes: Readonly<Record<JobKind, string>> = {
  preview: "shows what a change would do",
  drift: "compares the state with what exists",
  apply: "changes what exists",
};

/** The roles of an environment: one for each kind of job. */
export class EnvironmentRoles extends pulumi.ComponentResource {
  readonly arns: Readonly<Record<JobKind, pulumi.Output<string>>>;
  /** The policy that has to be the boundary of every role of GitLab's stacks. */
  readonly boundaryArn: pulumi.Output<string>;

  constructor(name: string, args: EnvironmentRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-accounts:roles:EnvironmentRoles", name, {}, opts);
    const { environment, place, rights } = args;
    const child = { parent: this };
    const user =
      environment.staticKeys && keyUser(`${name}-keys`, environment.name, environment.staticKeys, place, child);
    const arns = jobKinds.map((kind) => {
      const role = new aws.iam.Role(
        `${name}-${kind}`,
        {
          name: roleName(environment.name, kind),
          path: iamPath,
          description: `GitLab pipelines, ${environment.name}: ${purposes[kind]}`,
          maxSessionDuration,
          assumeRolePolicy: policyDocument(trust(kind, args, user?.arn)),
        },
        child,
      );
      for (const policy of rights.byKind[kind]) attach(policy, role, child);
      return [kind, role.arn] as const;
    });
    this.arns = Object.fromEntries(arns) as Record<JobKind, pulumi.Output<string>>;
    this.boundaryArn = managedPolicy(rights.boundary, child).arn;
    this.registerOutputs({ arns: this.arns });
  }
}

function trust(kind: JobKind, args: EnvironmentRolesArgs, userArn: pulumi.Output<string> | undefined): Statement[] {
  const { environment, tokens, projectId, place } = args;
  const { entryAccountId, staticKeys } = environment;
  const entry = { partition: place.partition, accountId: entryAccountId ?? "" };
  return [
    ...(tokens ? [trustOfToken(kind, tokens.gitlab, environment, tokens.providerArn)] : []),
    ...(entryAccountId === undefined
      ? []
      : [trustOfEntry(roleArn(entry, entryName(environment.name, kind)), projectId)]),
    ...(userArn && staticKeys ? [trustOfUser(userArn, staticKeys, projectId)] : []),
  ];
}

/** It may be longer than what fits into a role itself: 6,144 characters each (IAM user guide, quotas, 2026-11). */
function managedPolicy({ name, policy }: NamedPolicy, opts: pulumi.CustomResourceOptions): aws.iam.Policy {
  return new aws.iam.Policy(name, { name, path: iamPath, policy }, opts);
}

function attach(policy: NamedPolicy, role: aws.iam.Role, opts: pulumi.CustomResourceOptions): void {
  new aws.iam.RolePolicyAttachment(policy.name, { role: role.name, policyArn: managedPolicy(policy, opts).arn }, opts);
}
