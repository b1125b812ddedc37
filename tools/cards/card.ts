import type { DiagramNode } from "../plan/planModel.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { PriceRule } from "./charges.ts";
import type { ChangedProperty, Effect } from "./effect.ts";

/** All that people wrote down about a type of resource. Where a field is absent, nothing is known. */
export interface Card {
  /** What it costs. */
  readonly price: PriceRule;
  /** Outputs besides `id`, `arn` and `name` that only AWS knows and that programs use. `say` gives each value. */
  readonly outputs?: (resource: Pick<RecordedResource, "name" | "inputs">, say: Say) => PlainObject;
  /** Outputs that programs take apart, so that no reference can stand for them. Only tests get these stand-ins. */
  readonly takenApart?: PlainObject;
  /** Outputs that change while the resource stays, and the properties that change them. */
  readonly renewed?: { readonly outputs: readonly string[]; readonly by: readonly string[] };
  /**
   * Properties that replace the resource although the package's schema does not say so. It never does so for resources
   * that are made with the Plugin Framework (pulumi-terraform-bridge#818). Empty: there is no such property.
   */
  readonly replaces?: readonly string[] | "everything";
  /** Properties whose effect the provider's code decides: by values, by other properties, or by asking AWS. */
  readonly decides?: Readonly<Record<string, (changed: ChangedProperty) => Effect>>;
  /** Lists without order. */
  readonly sets?: readonly string[];
  /** Numbers that AWS lets only grow. */
  readonly grows?: readonly string[];
  /** What a change interrupts. */
  readonly interrupts?: Interruption;
  /**
   * What guards its data besides Pulumi's own protection, in words. Absent: it holds no data, and data can be read
   * without it.
   */
  readonly data?: readonly Guard[];
  /** What is lost when it is deleted although it holds no data itself. */
  readonly guardian?: string;
  /** Changes that leave data less safe. */
  readonly weakenings?: readonly Weakening[];
  /** Its box in the diagram. Absent: it is a part of its component's box. */
  readonly box?: Box;
  /** Its arrow in the diagram, between the resources that two of its properties name. */
  readonly arrow?: Readonly<Record<"from" | "to" | "label" | "why", string>>;
}

/**
 * Gives the value of an output: a reference that names resource and output, or for tests the stand-in, which is
 * readable and of the right shape. The output's name has no dots.
 */
type Say = (output: string, standIn: string) => string;

/** What a change interrupts, in words. */
interface Interruption {
  /** By the property that is changed in place. */
  readonly edited?: Readonly<Record<string, string>>;
  /** Said if the resource is replaced, or may be. */
  readonly replaced?: string;
  /** Said if the resource is deleted. */
  readonly deleted?: string;
}

/** Says what guards a resource; `undefined`: the resource does not have this guard. */
export type Guard = (resource: RecordedResource, all: readonly RecordedResource[]) => string | undefined;

/** A change that leaves data less safe. */
export interface Weakening {
  /** Only a change of one of these properties counts. */
  readonly properties: readonly string[];
  readonly weaker: (before: PlainObject, after: PlainObject) => boolean;
  readonly says: string;
}

/** A box in the diagram. */
export interface Box {
  readonly kind: DiagramNode["kind"];
  /** Lines below its name. */
  readonly detail: (inputs: PlainObject) => readonly string[];
  /** What the box is drawn in: the subnet or the zone that the inputs name, or the network. */
  readonly within: "subnet" | "zone" | "network";
}
