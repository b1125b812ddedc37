import type { DiagramNode } from "../plan/planModel.ts";
import type { TierId } from "../picture/pictureTiers.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { PriceRule, UseRate } from "./charges.ts";
import type { ChangedProperty, Effect } from "./effect.ts";

/** What is known about a resource type, written by hand. An absent field means that nothing is known. */
export interface Card {
  /** What it costs. */
  readonly price: PriceRule;
  /** A usage price that comes on top, or several that depend on the resource and on those that it names. */
  readonly use?: UseRate | ((resource: RecordedResource, all: readonly RecordedResource[]) => readonly UseRate[]);
  /** Outputs besides `id`, `arn` and `name` that only AWS knows and that programs use. `say` returns the value of each. */
  readonly outputs?: (resource: Pick<RecordedResource, "name" | "inputs">, say: Say) => PlainObject;
  /** Outputs that programs parse, so that no reference can stand for them. Only tests get these stand-ins. */
  readonly takenApart?: PlainObject;
  /** Outputs that change without a replacement, and the properties that change them. */
  readonly renewed?: { readonly outputs: readonly string[]; readonly by: readonly string[] };
  /**
   * Properties that replace the resource although the package's schema does not say so. The schema never says so for
   * resources of the Plugin Framework (pulumi-terraform-bridge#818). Empty: there is no such property.
   */
  readonly replaces?: readonly string[] | "everything";
  /** Properties whose effect the provider's code decides from values, from other properties or by asking AWS. */
  readonly decides?: Readonly<Record<string, (changed: ChangedProperty) => Effect>>;
  /** Lists whose order does not matter. */
  readonly sets?: readonly string[];
  /** Numbers that AWS can only increase. */
  readonly grows?: readonly string[];
  /** What a change interrupts. */
  readonly interrupts?: Interruption;
  /**
   * What protects its data besides Pulumi's `protect`. Absent: it holds no data, and it is not needed to read data.
   */
  readonly data?: readonly Guard[];
  /** Whether one of this type holds no data after all: it only copies another one, which holds all of it. */
  readonly copies?: (inputs: PlainObject) => boolean;
  /** What its deletion means for data, if it protects data but holds none. */
  readonly guardian?: string;
  /** Changes that leave data less safe. */
  readonly weakenings?: readonly Weakening[];
  /** Its box in the list of connections. Absent: it is part of its component's box. */
  readonly box?: Box;
  /** Its card in the picture. Absent: it is not drawn, or the card of its node stands for it. */
  readonly drawn?: Drawn;
  /** Its arrow: from the resource in one of its properties to the resource in another. */
  readonly arrow?: Readonly<Record<"from" | "to" | "label" | "why", string>>;
}

/**
 * Returns the value of an output: a reference that names the resource and the output, or in tests the stand-in, a
 * readable value of the right shape. The name of the output has no dots.
 */
type Say = (output: string, standIn: string) => string;

/** What a change interrupts, as texts of the plan. */
interface Interruption {
  /** By property: what an update in place interrupts. */
  readonly edited?: Readonly<Record<string, string>>;
  /** By property: what an update in place interrupts, even if the property only follows another resource. By its inputs. */
  readonly following?: Readonly<Record<string, (inputs: PlainObject) => string | undefined>>;
  /** What a replacement interrupts. */
  readonly replaced?: string;
  /** What a deletion interrupts. */
  readonly deleted?: string;
  /** The same for one that only copies another one, which goes on. */
  readonly copy?: Pick<Interruption, "edited" | "replaced" | "deleted">;
}

/** A text that says what protects a resource; `undefined`: the resource does not have this protection. */
export type Guard = (resource: RecordedResource, all: readonly RecordedResource[]) => string | undefined;

/** A change that leaves data less safe. */
export interface Weakening {
  /** Only a change of one of these properties counts. */
  readonly properties: readonly string[];
  readonly weaker: (before: PlainObject, after: PlainObject) => boolean;
  readonly says: string;
  /** Whether it also counts for one that only copies another one: there is no data of its own to lose, but to be read. */
  readonly ofCopies?: true;
}

/** A card in the picture. All resources with the same title have one card. */
export interface Drawn {
  readonly tier: TierId;
  /** What people call it. */
  readonly title: string | ((resource: RecordedResource, all: readonly RecordedResource[]) => string);
  /** Lines about one of them. Absent: those of its box. */
  readonly detail?: (inputs: PlainObject) => readonly string[];
  /** What one and several of them are called. The card then only has their number. */
  readonly counted?: readonly [one: string, several: string];
  /** Whether their short names follow the number. */
  readonly listed?: true;
  /** Lines after the number. */
  readonly also?: (all: readonly RecordedResource[]) => readonly string[];
}

/** A box in the list of connections. */
export interface Box {
  readonly kind: DiagramNode["kind"];
  /** Lines below its name. */
  readonly detail: (inputs: PlainObject) => readonly string[];
  /** Where the box is drawn: in the subnet or zone that the inputs name, or in the network. */
  readonly within: "subnet" | "zone" | "network";
}
