import * as pulumi from "@pulumi/pulumi";
import type { Place } from "../../components/helpers/place.ts";
import { everyPolicy, everyRole, jobKinds, policyArn, type JobKind } from "../accountNames.ts";
import type { EnvironmentSettings } from "../config/accountSettings.ts";
import { applyRights } from "../rights/applyRights.ts";
import { driftRights } from "../rights/driftRights.ts";
import { nodeBoundary } from "../rights/nodeBoundary.ts";
import { previewRights } from "../rights/previewRights.ts";
import type { RightsDocument } from "../rights/rightsDocument.ts";
import type { RightsSubject } from "../rights/rightsSubject.ts";

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

const rights: Readonly<Record<JobKind, (subject: RightsSubject) => readonly RightsDocument[]>> = {
  preview: previewRights,
  drift: driftRights,
  apply: applyRights,
};

/** Name of the policy that limits every role of an environment. */
const boundaryName = (environment: string) => `${environment}-boundary`;

/**
 * Everything that the roles of an environment may do.
 *
 * @param environment whose roles
 * @param place where they are
 * @param state where its state is
 */
export function environmentRights(environment: EnvironmentSettings, place: Place, state: State): EnvironmentRights {
  const { name, region, copyRegion, stacks } = environment;
  const subject = (stateBucketArn: string, stateKeyArn: string): RightsSubject => ({
    partition: place.partition,
    accountId: place.accountId,
    region,
    ...(copyRegion === undefined ? {} : { copyRegion }),
    environment: name,
    stacks,
    stateBucketArn,
    stateKeyArn,
    boundaryArn: policyArn(place, boundaryName(name)),
    guardedArns: [everyRole(place), everyPolicy(place)],
  });
  const written = (documents: (subject: RightsSubject) => readonly RightsDocument[], prefix: string) =>
    // Which policies there are does not depend on the state.
    documents(subject("", "")).map(({ name: part }) => ({
      name: `${prefix}-${part}`,
      policy: pulumi.all([state.bucketArn, state.keyArn]).apply(([bucketArn, keyArn]) => {
        const found = documents(subject(bucketArn, keyArn)).find((document) => document.name === part);
        return JSON.stringify(found?.document);
      }),
    }));
  const byKind = jobKinds.map((kind) => [kind, written(rights[kind], `${name}-${kind}`)] as const);
  const boundary = JSON.stringify(nodeBoundary(subject("", "")).document);
  return {
    byKind: Object.fromEntries(byKind) as unknown as EnvironmentRights["byKind"],
    boundary: { name: boundaryName(name), policy: pulumi.output(boundary) },
  };
}
