import { differences } from "../../tools/compare/differences.ts";
import { formatPath } from "../../tools/compare/propertyPaths.ts";
import { effectOf, isKnown, isSet } from "../../tools/compare/propertyEffects.ts";
import { accountId, answerDataSource } from "../../tools/recorder/dataSources.ts";
import { unknownValue } from "../../tools/recorder/values.ts";
import { nameLimits } from "../components/nameLimits.ts";
import { Cloud, type Thing, type Values } from "./cloud.ts";
import { PlayedNodes } from "./playedNodes.ts";
import { allTags, newId, outputsOf, renewed } from "./outputs.ts";
import { refusesToCreate, refusesToDelete } from "./refusals.ts";

/** What a change of inputs does, in the provider's own terms. */
export interface Diff {
  readonly changes: readonly string[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** A resource as the engine identifies it in each request. */
export interface Named {
  readonly urn: string;
  readonly type: string;
}

/** How the provider of this run is configured. */
interface Setup {
  readonly region: string;
  readonly defaultTags: Values;
}

/** Where the bridge records which inputs it filled in itself. */
const madeUp = "__defaults";

/** Number of characters at the end of a generated name. */
const suffixLength = 7;

/** `create volume/`: operations and parts of URNs that must fail, separated by semicolons. */
const faults = (process.env.STAND_IN_FAILS ?? "")
  .split(";")
  .filter((rule) => rule !== "")
  .map((rule) => rule.split(" "));

/** Outputs that a type returns instead of the usual ones. */
const told = JSON.parse(process.env.STAND_IN_OUTPUTS ?? "{}") as Readonly<Record<string, Values>>;

/**
 * A provider without a cloud behind it. It remembers what exists, refuses what AWS would refuse because of that, and uses
 * the same table of replacements as the comparison, which other tests check against the real provider.
 */
export class StandIn {
  readonly #cloud: Cloud;
  readonly #nodes: PlayedNodes;
  #setup: Setup = { region: "us-east-1", defaultTags: {} };

  constructor(file: string) {
    this.#cloud = new Cloud(file);
    this.#nodes = new PlayedNodes(this.#cloud, file);
  }

  configure({ region, defaultTags, allowedAccountIds }: Values): void {
    // In the words of the real provider (aws-sdk-go-base, VerifyAccountIDAllowed).
    const allowed = typeof allowedAccountIds === "string" ? (JSON.parse(allowedAccountIds) as string[]) : [accountId];
    if (!allowed.includes(accountId)) throw new Error(`AWS account ID not allowed: ${accountId}`);
    const { tags = {} } = (typeof defaultTags === "string" ? JSON.parse(defaultTags) : {}) as { tags?: Values };
    this.#setup = { region: typeof region === "string" ? region : this.#setup.region, defaultTags: tags };
  }

  /** Fills in the physical name: the engine's proposal, the one it had, or a generated one. */
  check({ urn, type }: Named, before: Values, news: Values, name: { proposed: string; seed: Uint8Array }): Values {
    if (!isKnown(type))
      throw new Error(`The stand-in knows no ${type}: it has no card, or npm run replacement was not run.`);
    const property = namingProperty(type);
    if (property === undefined) return news;
    if (news[property] !== undefined) return checkedName(type, news);
    const suffix = Buffer.from(name.seed).toString("hex").slice(0, suffixLength);
    const made = name.proposed || `${nameOf(urn)}-${suffix}`;
    const kept = isMadeUp(before) ? before[property] : undefined;
    const text = kept ?? (property === "bucket" ? made.toLowerCase() : made);
    return checkedName(type, { ...news, [property]: text, [madeUp]: [property] });
  }

  diff({ type }: Named, before: Values, after: Values, outputs: Values): Diff {
    const found = differences(before, after, (path) => isSet(type, path));
    const replaces = found.filter(({ path }) => effectOf({ type, path, before, after }) !== "inPlace");
    const tags = allTags(type, after, this.#setup.defaultTags) ?? outputs.tagsAll;
    const retagged = differences({ tagsAll: outputs.tagsAll }, { tagsAll: tags });
    const property = namingProperty(type);
    return {
      changes: [...found, ...retagged].map(({ path }) => formatPath(path)),
      replaces: replaces.map(({ path }) => formatPath(path)),
      // A given name cannot exist twice.
      deleteBeforeReplace: property !== undefined && before[property] === after[property] && !isMadeUp(after),
    };
  }

  create({ urn, type }: Named, inputs: Values, preview: boolean): { id: string; outputs: Values } {
    const id = preview ? "" : newId(type, inputs, this.#cloud.log().length);
    const usual = outputsOf({ type, id, inputs, defaultTags: this.#setup.defaultTags, before: undefined });
    const outputs = { ...usual, ...told[type] };
    if (preview) return { id, outputs: unknownBesides(inputs, outputs) };
    failIfTold("create", urn);
    const refusal = refusesToCreate({ type, inputs }, this.#cloud);
    if (refusal !== undefined) throw new Error(refusal);
    this.#cloud.note("create", { id, type, urn, inputs, outputs });
    return { id, outputs };
  }

  update({ urn, type }: Named, id: string, before: Values, inputs: Values, preview: boolean): Values {
    const outputs = outputsOf({ type, id, inputs, defaultTags: this.#setup.defaultTags, before });
    if (preview) {
      const made = renewed(type, inputs, before).map((output) => [output, unknownValue]);
      return { ...outputs, ...(Object.fromEntries(made) as Values) };
    }
    failIfTold("update", urn);
    this.#cloud.note("update", { id, type, urn, inputs, outputs });
    return outputs;
  }

  delete({ urn, type }: Named, id: string): void {
    const thing = this.#cloud.find(type, id);
    if (!thing) throw new Error(`NotFound: there is no ${type} ${id}`);
    failIfTold("delete", urn);
    const refusal = refusesToDelete(thing, this.#cloud);
    if (refusal !== undefined) throw new Error(refusal);
    this.#cloud.note("delete", thing);
  }

  read({ type }: Named, id: string): Thing | undefined {
    return this.#cloud.find(type, id);
  }

  invoke(token: string, args: Values): Values {
    const state = token === "aws:s3/getObject:getObject" ? this.#nodes.stateAt(String(args.key)) : undefined;
    if (state) return { body: JSON.stringify(state) };
    return answerDataSource(token, args, this.#setup.region);
  }
}

/** The property with a physical name that the provider generates if none is given. */
function namingProperty(type: string): string | undefined {
  return nameLimits[type]?.property;
}

/** The provider checks names before it calls AWS. */
function checkedName(type: string, inputs: Values): Values {
  const { property = "", most = Infinity, shape } = nameLimits[type] ?? {};
  const name = inputs[property];
  if (typeof name !== "string" || name === unknownValue) return inputs;
  if (name.length > most) throw new Error(`"${property}" cannot be longer than ${most} characters: "${name}"`);
  if (shape && !shape.test(name)) throw new Error(`"${property}" is no name that AWS takes: "${name}"`);
  return inputs;
}

function isMadeUp(inputs: Values): boolean {
  return inputs[madeUp] !== undefined;
}

function unknownBesides(inputs: Values, outputs: Values): Values {
  return Object.fromEntries(
    Object.entries(outputs).map(([key, value]) => [key, key in inputs || key === "tagsAll" ? value : unknownValue]),
  );
}

function failIfTold(operation: string, urn: string): void {
  const told = faults.some(([what, part = ""]) => what === operation && urn.includes(part));
  if (told) throw new Error(`InternalError: ${operation} of ${urn.split("$").at(-1)!} was told to fail`);
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
