import { isHidden } from "../../config/isHidden.ts";
import { holdsData } from "../cards/cards.ts";
import type { Recording, RecordedResource } from "../recorder/recording.ts";
import { ResourceGraph } from "../plan/graph.ts";
import { isReal } from "../plan/tree.ts";
import { withoutExceptions, type Judging } from "../policies/judging.ts";
import { policyChanges } from "../policies/policyChanges.ts";
import { policyFacts } from "../policies/policyFacts.ts";
import { reachSummary } from "../plan/reachSummary.ts";
import { someNames } from "../plan/someNames.ts";
import { afterwards } from "./afterwards.ts";
import { causes } from "./causes.ts";
import { canonical, differences } from "./differences.ts";
import { failuresOf } from "./failures.ts";
import { formRisks } from "./formRisks.ts";
import { kindOf, type Fate } from "./fate.ts";
import { followers } from "./followers.ts";
import { hiddenPair } from "./hide.ts";
import { match, type Kept } from "./identity.ts";
import { interruptionsOf } from "./interruptions.ts";
import {
  changeKinds,
  type ChangeKind,
  type Comparison,
  type PropertyChange,
  type ResourceChange,
  type SettingChange,
} from "./comparisonModel.ts";
import { priceChange } from "./priceChange.ts";
import { optionChanges } from "./optionChanges.ts";
import { formatPath } from "./propertyPaths.ts";
import { outages } from "./outages.ts";
import { propertyChanges, secret, type Surroundings } from "./propertyChanges.ts";
import { placeFailure, placesOf } from "./placeFailure.ts";
import { risksOf } from "./risks.ts";
import { settingsInEffect } from "./settingsInEffect.ts";
import { saidByFollowers } from "./saidByFollowers.ts";
import { readable } from "./texts.ts";
import { upgradeFailures, upgradeInterruptions, upgradeRisks } from "./upgrade.ts";

/** One side of a comparison. */
export interface Side {
  readonly recording: Pick<Recording, "resources">;
  /** Values of the configuration by path, such as `users` and `backup.schedule`. */
  readonly settings: Readonly<Record<string, string>>;
  /** What holds where the stack file says nothing, by path, and where it is from. Absent: not known. */
  readonly unsaid?: Readonly<Record<string, string>>;
  /** Policies and exceptions; absent: every policy, and no exception. */
  readonly judging?: Judging;
}

/**
 * Compares two recordings: what the change does to a deployed stack. Both sides are recorded with references and under
 * the same stack name.
 *
 * @param against name of the side before, for people
 * @param before the deployed side
 * @param after the side to deploy
 * @param sameProgram whether both were recorded from the same program
 */
export function compare(against: string, before: Side, after: Side, sameProgram = true): Comparison {
  const [old, present] = [before.recording.resources, after.recording.resources];
  const { kept, created, deleted } = match(old, present);
  const graphs = { before: new ResourceGraph(old), after: new ResourceGraph(present) };
  const formerMarks = new Set(deleted.map(({ mark }) => mark));
  const fates = followers(
    kept.filter(({ after: resource }) => isReal(resource)).map((pair) => ownFate(pair, { kept, old, present })),
    { resources: present, graph: graphs.after, anew: created.filter(({ mark }) => formerMarks.has(mark)) },
  );
  const staying = new Set(kept.flatMap((pair) => [pair.before.urn, pair.after.urn]));
  const changes = saidByFollowers([
    ...fates.flatMap((fate) => keptChange(fate, graphs.after)),
    ...kept.flatMap(providerChange),
    ...created.filter(isReal).map((resource) => comeOrGone("created", resource, graphs.after, staying)),
    ...deleted
      .filter(isReal)
      .map((resource) =>
        comeOrGone(resource.options.retainOnDelete ? "forgotten" : "deleted", resource, graphs.before, staying),
      ),
  ]).toSorted(byAttention);
  const settings = settingChanges(before.settings, after.settings);
  const caused = causes(changes, settings, sameProgram);
  const places = placesOf(changes);
  const shown = settingsInEffect(settings, before, after);
  const placed = placeFailure(places, caused, shown);
  const failures = [
    ...upgradeFailures(before.settings, after.settings),
    ...(placed === undefined ? [] : [placed]),
    ...saidOnce(changes, (change) => (placed !== undefined && places.includes(change) ? [] : change.failures)),
  ];
  return {
    against,
    services: outages(changes, settings, [old, present]),
    afterwards: failures.length > 0 ? [] : afterwards(changes),
    causes: caused,
    counts: Object.fromEntries(
      changeKinds.map((kind) => [kind, changes.filter((change) => change.kind === kind).length]),
    ) as Record<ChangeKind, number>,
    same:
      present.filter(isReal).length -
      changes.filter(({ kind, type }) => isPresent(kind) && !type.startsWith("pulumi:")).length,
    changes,
    failures,
    risks: [
      ...formRisks(old, present),
      ...upgradeRisks(before.settings, after.settings),
      ...changes.flatMap(({ name, risks }) => risks.map((text) => `${name}: ${text}`)),
    ],
    approvals: [],
    interruptions: [
      ...upgradeInterruptions(before.settings, after.settings),
      ...saidOnce(changes, ({ interruptions }) => interruptions),
    ],
    price: failures.length > 0 ? undefined : priceChange(old, present),
    settings: shown,
    reach: reachChange(old, present),
    policies: policyChanges(policiesOf(before), policiesOf(after)),
  };
}

/**
 * Sentences about resources. If several resources have the same sentence, it appears once with all their names.
 */
function saidOnce(changes: readonly ResourceChange[], pick: (change: ResourceChange) => readonly string[]): string[] {
  const all = changes.flatMap((change) => pick(change).map((text) => ({ name: change.name, text })));
  return [...Map.groupBy(all, ({ text }) => text)].map(
    ([text, same]) => `${someNames([...new Set(same.map(({ name }) => name))])}: ${text}`,
  );
}

function isPresent(kind: ChangeKind): boolean {
  return kind !== "deleted" && kind !== "forgotten";
}

function byAttention(a: ResourceChange, b: ResourceChange): number {
  const order = (change: ResourceChange) =>
    (change.failures.length > 0 ? 0 : change.risks.length > 0 ? 1 : 2) * changeKinds.length +
    changeKinds.indexOf(change.kind);
  return order(a) - order(b) || (`${a.name} ${a.type}` < `${b.name} ${b.type}` ? -1 : 1);
}

function ownFate(pair: Kept, surroundings: Surroundings): Fate {
  const { seen: properties, ignored } = propertyChanges(pair, surroundings);
  const options = optionChanges(pair, surroundings.kept);
  return { pair, kind: kindOf(pair, properties), properties, options, ignored };
}

function keptChange({ pair, kind, properties, options, ignored }: Fate, graph: ResourceGraph): ResourceChange[] {
  const { before, after } = pair;
  const moved = before.name !== after.name || before.type !== after.type;
  const changed = { kind, before, after, properties, ignored, guardsOn: true };
  const failures = failuresOf(changed);
  if (kind === "kept" && !moved && options.length === 0 && failures.length === 0) return [];
  return [
    {
      ...described(kind === "kept" && moved ? "moved" : kind, after, graph.component(after).name),
      movedFrom: moved ? [before.name, ...(before.type === after.type ? [] : [before.type])].join(" ") : undefined,
      failures,
      risks: risksOf(changed),
      interruptions: interruptionsOf(after, kind, properties),
      properties,
      options,
    },
  ];
}

/** Changes of a provider, above all of its account. Its region and default tags show as changes of its resources. */
function providerChange({ before, after }: Kept): ResourceChange[] {
  if (!after.type.startsWith("pulumi:providers:")) return [];
  const shown = ["region", "defaultTags"];
  const properties = differences(before.inputs, after.inputs)
    .filter(({ path: [property = ""] }) => !shown.includes(property))
    .map(({ path, before: was, after: is }): PropertyChange => {
      const hidden = [...before.secretPaths, ...after.secretPaths].includes(path[0] ?? "");
      const text = (value: unknown) => (hidden && value !== undefined ? secret : readable(value));
      const difference = { before: text(was), after: text(is), lines: [], follows: undefined };
      return { path: formatPath(path), effect: "mayReplace", ...difference };
    });
  if (properties.length === 0) return [];
  const interruptions = [
    "Pulumi may look for its resources in another account or endpoint, and create them there again",
  ];
  return [{ ...described("mayBeReplaced", after, after.name), interruptions, properties }];
}

function comeOrGone(
  kind: "created" | "deleted" | "forgotten",
  resource: RecordedResource,
  graph: ResourceGraph,
  staying: ReadonlySet<string>,
): ResourceChange {
  const named = [...graph.namedIn(resource.inputs), ...graph.all(resource.dependencies)];
  const guardsOn = named.some((one) => holdsData(one) && staying.has(one.urn));
  const { importId } = resource.options;
  const [before, after] = kind === "created" ? [undefined, resource] : [resource, undefined];
  const changed = { kind, before, after, properties: [], ignored: [], guardsOn };
  return {
    ...described(kind, resource, graph.component(resource).name),
    failures: failuresOf(changed),
    risks: risksOf(changed),
    interruptions: interruptionsOf(resource, kind, []),
    ...(kind === "created" && importId !== undefined
      ? { options: [{ option: "import", before: "none", after: importId }] }
      : {}),
  };
}

function described(kind: ChangeKind, resource: RecordedResource, component: string): ResourceChange {
  const { type, name } = resource;
  const nothing = { failures: [], risks: [], interruptions: [], properties: [], options: [] };
  return { kind, type, name, component, movedFrom: undefined, holdsData: holdsData(resource), ...nothing };
}

function policiesOf({ recording: { resources }, judging = withoutExceptions }: Side) {
  return policyFacts(resources, judging).findings;
}

function settingChanges(before: Side["settings"], after: Side["settings"]): SettingChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .toSorted()
    .filter((key) => before[key] !== after[key])
    .map((key) => {
      const pair = { before: before[key], after: after[key] };
      return { key, ...(isHidden(key) ? hiddenPair(pair) : pair) };
    });
}

function reachChange(old: readonly RecordedResource[], present: readonly RecordedResource[]): Comparison["reach"] {
  const [before, after] = [reachSummary(old), reachSummary(present)];
  const without = (rows: typeof before, others: typeof before) => {
    const known = new Set(others.map(canonical));
    return rows.filter((row) => !known.has(canonical(row)));
  };
  return { added: without(after, before), removed: without(before, after) };
}
