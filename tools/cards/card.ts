import type { DiagramNode } from "../plan/planModel.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { PriceRule } from "./charges.ts";
import type { ChangedProperty, Effect } from "./effect.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** All that the tools know of a type of resource by hand. What a field leaves out is known to nobody but AWS. */
export interface Card {
  /** What it costs. */
  readonly price: PriceRule;
  /**
   * Outputs that only AWS knows, besides `id`, `arn` and `name`, as far as programs make something of them. Each value is
   * handed out by `say`.
   */
  readonly outputs?: (resource: Pick<RecordedResource, "name" | "inputs">, say: Say) => Inputs;
  /** Outputs that are taken apart, which no reference stands in for: stand-ins for tests alone. */
  readonly takenApart?: Inputs;
  /** Outputs that change though the resource stays, and the properties that change them. */
  readonly renewed?: { readonly outputs: readonly string[]; readonly by: readonly string[] };
  /**
   * Properties that replace it though the package's schema does not say so, which it never does of a resource made with
   * the Plugin Framework (pulumi-terraform-bridge#818). Empty: none does.
   */
  readonly replaces?: readonly string[] | "everything";
  /** Properties of which the provider's code decides what a change does: by their values, their neighbours, or AWS. */
  readonly decides?: Readonly<Record<string, (changed: ChangedProperty) => Effect>>;
  /** Lists without order. */
  readonly sets?: readonly string[];
  /** Numbers that AWS lets only grow. */
  readonly grows?: readonly string[];
  /** What a change interrupts. */
  readonly interrupts?: Interruption;
  /** What guards it besides Pulumi's own protection, in words. Absent: it holds no data, and data is read without it. */
  readonly data?: readonly Guard[];
  /** What is lost when it goes, though it holds no data itself. */
  readonly guardian?: string;
  /** Changes that leave data less safe. */
  readonly weakenings?: readonly Weakening[];
  /** The box that it gets in the diagram. Absent: it is part of its component's box. */
  readonly box?: Box;
  /** The arrow that it is in the diagram, between the resources that two of its properties name. */
  readonly arrow?: Readonly<Record<"from" | "to" | "label" | "why", string>>;
}

/**
 * Hands out an output.
 *
 * @param output its name, without dots
 * @param standIn what a test gets, readable and of the right shape
 * @returns the stand-in, or a reference that names the resource and the output
 */
export type Say = (output: string, standIn: string) => string;

/** What a change interrupts, in words. */
export interface Interruption {
  /** By property that changes in place. */
  readonly edited?: Readonly<Record<string, string>>;
  /** Said when it is replaced, or may be. */
  readonly replaced?: string;
  /** Said when it is deleted. */
  readonly deleted?: string;
}

/** Says what guards a resource; `undefined`: this does not. */
export type Guard = (resource: RecordedResource, all: readonly RecordedResource[]) => string | undefined;

/** A change that leaves data less safe. */
export interface Weakening {
  /** Properties of which one has to change. */
  readonly properties: readonly string[];
  readonly weaker: (before: Inputs, after: Inputs) => boolean;
  readonly says: string;
}

/** A box in the diagram. */
export interface Box {
  readonly kind: DiagramNode["kind"];
  /** Lines below its name. */
  readonly detail: (inputs: Inputs) => readonly string[];
  /** What it is drawn in: the subnet or the zone that its inputs name, or the network. */
  readonly within: "subnet" | "zone" | "network";
}
