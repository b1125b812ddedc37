import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../components/helpers/place.ts";
import type { EnvironmentSettings, GitLabSettings } from "../config/accountSettings.ts";
import { entryName, jobKinds, roleArn, type JobKind } from "../accountNames.ts";
import { subjectOf } from "../oidc/subject.ts";
import { backendUrl, bucketName, secretsProvider } from "../stateAddresses.ts";
import type { StateStore } from "../state/stateStore.ts";
import { EntryRoles } from "./entryRoles.ts";
import { EnvironmentRoles, type EnvironmentRolesArgs } from "./environmentRoles.ts";
import { environmentRights, type State } from "./environmentRights.ts";

/** Arguments of {@link Environments}. */
export interface EnvironmentsArgs {
  readonly environments: readonly EnvironmentSettings[];
  readonly place: Place;
  /** Absent: no role of this account accepts tokens. */
  readonly tokens: EnvironmentRolesArgs["tokens"];
  /** The project whose jobs get the roles; absent: this account does not know it. */
  readonly projectId: number | undefined;
  /** The states that this account keeps. */
  readonly stores: Readonly<Record<string, StateStore>>;
}

/** What this account has for each environment, besides state: roles, or the way to the roles of another account. */
export class Environments extends pulumi.ComponentResource {
  /** What the pipeline has to know, by environment. */
  readonly outputs: Readonly<Record<string, Readonly<Record<string, pulumi.Input<string>>>>>;

  constructor(name: string, args: EnvironmentsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-accounts:roles:Environments", name, {}, opts);
    const outputs = args.environments.map((one) => [one.name, this.#outputsOf(one, args)] as const);
    this.outputs = Object.fromEntries(outputs);
    this.registerOutputs({});
  }

  #outputsOf(environment: EnvironmentSettings, args: EnvironmentsArgs): Record<string, pulumi.Input<string>> {
    const { place, tokens } = args;
    const state = stateOf(environment, args);
    const child = { parent: this };
    if (environment.hasEntries && tokens) {
      new EntryRoles(`${environment.name}-entry`, { environment, place, ...tokens }, child);
    }
    const entryAccountId = environment.hasEntries ? place.accountId : environment.entryAccountId;
    const roles = environment.hasRoles ? this.#roles(environment, state, args) : undefined;
    return {
      stateBucket: bucketName(state.bucketArn),
      stateKeyArn: state.keyArn,
      backend: backendUrl(state.bucketArn, state.keyArn),
      secretsProvider: secretsProvider(state.keyArn),
      ...(roles && { permissionsBoundary: roles.boundaryArn }),
      ...(roles && Object.fromEntries(jobKinds.map((kind) => [`${kind}RoleArn`, roles.arns[kind]]))),
      ...(entryAccountId === undefined ? {} : entries(environment.name, { ...place, accountId: entryAccountId })),
      ...(roles && tokens ? subjects(tokens.gitlab, environment) : {}),
      ...(environment.staticKeys ? { staticKeysUntil: environment.staticKeys.lastDay } : {}),
    };
  }

  #roles(environment: EnvironmentSettings, state: State, args: EnvironmentsArgs): EnvironmentRoles {
    const { place, tokens, projectId } = args;
    const direct = environment.entryAccountId === undefined ? tokens : undefined;
    const rights = environmentRights(environment, place, state);
    const roles = { environment, place, tokens: direct, projectId, rights };
    return new EnvironmentRoles(environment.name, roles, { parent: this });
  }
}

/** The role through which each kind of job enters. */
function entries(environment: string, owner: Parameters<typeof roleArn>[0]): Record<string, string> {
  const of = (kind: JobKind) => roleArn(owner, entryName(environment, kind));
  return Object.fromEntries(jobKinds.map((kind) => [`${kind}EntryRoleArn`, of(kind)]));
}

/** The subject that each role accepts, to compare it with that of a refused token. */
function subjects(gitlab: GitLabSettings, environment: EnvironmentSettings): Record<string, string> {
  const of = (kind: JobKind) => subjectOf(kind, gitlab, environment).subject;
  return Object.fromEntries(jobKinds.map((kind) => [`${kind}Subject`, of(kind)]));
}

function stateOf({ name, state }: EnvironmentSettings, { stores, place }: EnvironmentsArgs): State {
  const store = stores[name];
  if (state.kind === "elsewhere")
    return { bucketArn: `arn:${place.partition}:s3:::${state.bucket}`, keyArn: state.keyArn };
  if (!store) throw new Error(`There is no state of ${name}.`);
  return store;
}
