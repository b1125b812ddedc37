import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { ownTags } from "../../config/ownTags.ts";
import { stateKey, type NodeState } from "../../gitlab/nodeState.ts";
import type { Pointer } from "../../gitlab/pointer.ts";
import type { Cloud, Thing, Values } from "./cloud.ts";

/** How the nodes of a run behave: `converges after 3` reads, `gives up: the disk is full`, or `says nothing`. */
const behaviour = process.env.STAND_IN_NODES ?? "converges after 0";

/** What a node that gave up has left behind. */
interface GaveUp {
  readonly key: string;
  readonly at: string;
  readonly association: string;
}

/**
 * Plays the nodes: each converges to the configuration in its pointer once an association has run on its instance. A node
 * that gave up stays that way until another association runs. What it published outlives the provider.
 */
export class PlayedNodes {
  readonly #cloud: Cloud;
  readonly #file: string;
  /** By configuration: since when it is wanted, and how often its state was read. */
  readonly #seen = new Map<string, { readonly at: string; readonly looks: number }>();

  constructor(cloud: Cloud, file: string) {
    this.#cloud = cloud;
    this.#file = `${file}.nodes`;
  }

  /** The state at a key of the bucket of configurations; nothing if no node publishes there. */
  stateAt(key: string): NodeState | undefined {
    const things = [...this.#cloud.live().values()];
    for (const pointer of things.filter(({ type }) => type === "aws:ssm/parameter:Parameter")) {
      const [, stack, node = "", phase = "", more] =
        /^\/gitlab\/([^/]+)\/([^/]+)\/([^/]+)(\/.*)?$/.exec(String(pointer.inputs.name)) ?? [];
      if (stack === undefined || more !== undefined || stateKey(node, phase) !== key) continue;
      return this.#stateOf(key, node, phase, JSON.parse(String(pointer.inputs.insecureValue)) as Pointer, things);
    }
    return undefined;
  }

  #stateOf(
    key: string,
    node: string,
    phase: string,
    { hash }: Pointer,
    things: readonly Thing[],
  ): NodeState | undefined {
    const instance = things.find(
      ({ type, inputs }) =>
        type === "aws:ec2/instance:Instance" && (inputs.tags as Values | undefined)?.[ownTags.node] === node,
    )?.id;
    const association = things.find(
      ({ type, inputs }) =>
        type === "aws:ssm/association:Association" &&
        (inputs.parameters as Values).phase === phase &&
        (inputs.targets as { values: string[] }[])[0]?.values[0] === instance,
    );
    if (!association || instance === undefined || behaviour === "says nothing") return undefined;
    const common = { format: 1, node, instance, phase, hash, version: "19.3.0", attempt: 1 } as const;
    const before = this.#gaveUp(key);
    const seen = this.#seen.get(hash + instance) ?? { at: inASecond(), looks: 0 };
    this.#seen.set(hash + instance, { ...seen, looks: seen.looks + 1 });
    const { at } = seen;
    const state = { ...common, at, gaveUp: false, gaveUpAt: before?.at ?? null, reason: null, converged: null };
    if (before?.association === association.id) {
      return { ...state, status: "failed", at: before.at, gaveUp: true, reason: "the disk is full" };
    }
    const [, reason] = /^gives up: (.*)/.exec(behaviour) ?? [];
    if (reason !== undefined) {
      appendFileSync(this.#file, `${JSON.stringify({ key, at, association: association.id } satisfies GaveUp)}\n`);
      return { ...state, status: "failed", gaveUp: true, gaveUpAt: at, reason };
    }
    if (seen.looks < Number(behaviour.split(" ").at(-1))) return { ...state, status: "converging" };
    return { ...state, status: "converged", converged: { hash, version: "19.3.0", at } };
  }

  #gaveUp(key: string): GaveUp | undefined {
    if (!existsSync(this.#file)) return undefined;
    const lines = readFileSync(this.#file, "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as GaveUp).findLast((one) => one.key === key);
  }
}

/** Later than the beginning of any wait so far, in the format of a state. */
function inASecond(): string {
  return new Date(Date.now() + 1000).toISOString().replace(/\.\d+Z$/, "Z");
}
