import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../components/helpers/place.ts";
import { jobKinds, type JobKind } from "../accountNames.ts";
import type { EnvironmentSettings } from "../config/accountSettings.ts";
import { nodeBoundary } from "../rights/nodeBoundary.ts";
import type { RightsDocument } from "../rights/rightsDocument.ts";
import type { RightsSubject } from "../rights/rightsSubject.ts";
import { boundaryName, environmentSubject } from "./environmentSubject.ts";
import { rightsOfKind } from "./rightsOfKind.ts";

/** A state, wherever it is. */
export interface State {
  readonly bucketArn: pulumi.Input<string>;
  readonly keyArn: pulumi.Input<string>;
}

/** A managed policy. Its name is known before the state is. */
export interface NamedPolicy {
  readonly name: string;
  readonly policy: pulumi.Output<string>;
}

/** What the roles of an environment may do. */
export interface EnvironmentRights {
  readonly byKind: Readonly<Record<JobKind, readonly NamedPolicy[]>>;
  /** The most that a role may do that the apply role makes. */
  readonly boundary: NamedPolicy;
}

/**
 * Everything that the roles of an environment may do.
 *
 * @param environment whose roles
 * @param place where they are
 * @param state where its state is
 */
export function environmentRights(environment: EnvironmentSettings, place: Place, state: State): EnvironmentRights {
  const { name } = environment;
  const subject = (stateBucketArn: string, stateKeyArn: string) =>
    environmentSubject(environment, place, { stateBucketArn, stateKeyArn });
  const written = (documents: (subject: RightsSubject) => readonly RightsDocument[], prefix: string) =>
    // Which policies there are does not depend on the state.
    documents(subject("", "")).map(({ name: part }) => ({
      name: `${prefix}-${part}`,
      policy: pulumi.all([state.bucketArn, state.keyArn]).apply(([bucketArn, keyArn]) => {
        const found = documents(subject(bucketArn, keyArn)).find((document) => document.name === part);
        return JSON.stringify(found?.document);
      }),
    }));
  const byKind = jobKinds.map((kind) => [kind, written(rightsOfKind[kind], `${name}-${kind}`)] as const);
  const boundary = JSON.stringify(nodeBoundary(subject("", "")).document);
  return {
    byKind: Object.fromEntries(byKind) as unknown as EnvironmentRights["byKind"],
    boundary: { name: boundaryName(name), policy: pulumi.output(boundary) },
  };
}
