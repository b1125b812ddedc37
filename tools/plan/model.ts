import type { Comparison } from "../compare/model.ts";
import type { Reach } from "./reach.ts";

export type { Reach };

/** A plan: all that is said about an environment before it exists. Its JSON form is described by docs/plan.schema.json. */
export interface Plan {
  /** Version of this form. */
  readonly format: 2;
  readonly stack: string;
  readonly region: string;
  /** Tags of the whole stack, as the provider sets them. */
  readonly tags: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  readonly settings: readonly SettingRow[];
  readonly diagram: Diagram;
  readonly resources: ResourceSummary;
  readonly price: PriceSummary;
  readonly reach: readonly Reach[];
  readonly data: readonly DataHolder[];
  readonly losses: readonly Loss[];
  readonly rights: readonly RoleRights[];
  readonly quotas: readonly Quota[];
  /** What a person has to do, in order. */
  readonly byHand: readonly string[];
  /** Functions of transforms.ts that were applied. */
  readonly transforms: number;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What a change does to what is there; absent: nothing was compared. */
  readonly comparison: Comparison | undefined;
}

/** The resources, as a tree of components. */
export interface ResourceSummary {
  /** Resources that a provider makes. */
  readonly total: number;
  readonly tree: ComponentNode;
}

/** A component and what is in it. */
export interface ComponentNode {
  readonly name: string;
  readonly type: string;
  /** Resources below it that a provider makes. */
  readonly count: number;
  readonly components: readonly ComponentNode[];
  /** Its own resources, by type. */
  readonly resources: readonly { readonly type: string; readonly names: readonly string[] }[];
}

/** What it costs by the month. */
export interface PriceSummary {
  readonly currency: "USD";
  readonly hoursPerMonth: number;
  /** Sum of all lines. */
  readonly monthly: number;
  /** Whether something that costs, or may cost, is not in the sum: it is a lower bound then, and no price. */
  readonly atLeast: boolean;
  readonly components: readonly PricedComponent[];
  /** What is paid by use, and so not in the sum. */
  readonly byUse: readonly UsePrice[];
  /** What has a price that is not known here, and so is not in the sum. */
  readonly unknown: readonly string[];
  /** Where the prices are from, newest first. */
  readonly sources: readonly PriceSource[];
  readonly assumptions: readonly string[];
}

/** A list of prices that were read together. */
export interface PriceSource {
  readonly what: string;
  readonly from: string;
  /** Day of the prices: how old they are. */
  readonly date: string;
  /** How many prices of the plan are from it. */
  readonly prices: number;
}

/** A part of the sum. */
export interface PricedComponent {
  readonly component: string;
  readonly monthly: number;
  readonly lines: readonly PriceLine[];
}

/** A line of the sum, with its arithmetic. */
export interface PriceLine {
  readonly resource: string;
  readonly arithmetic: string;
  readonly monthly: number;
}

/** A rate that use decides about. */
export interface UsePrice {
  readonly what: string;
  /** Dollars per unit; absent: not known for the region. */
  readonly rate: number | undefined;
  readonly unit: string;
}

/** A resource that holds data, and what guards it. */
export interface DataHolder {
  readonly resource: string;
  readonly type: string;
  readonly guards: readonly string[];
}

/** A role and what it may do. */
export interface RoleRights {
  readonly role: string;
  /** Names of its policies. */
  readonly policies: readonly string[];
  readonly managed: readonly string[];
}

/** A quota that a new account may have to raise. */
export interface Quota {
  readonly name: string;
  readonly needed: number;
  readonly newAccount: number;
  readonly raise: boolean;
}

/** The architecture as boxes and arrows. */
export interface Diagram {
  readonly groups: readonly DiagramGroup[];
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

/** Something that holds boxes: the region, the network, a zone, a subnet. */
export interface DiagramGroup {
  readonly id: string;
  readonly label: string;
  readonly kind: "region" | "network" | "zone" | "subnet";
  /** Id of the group around it; absent for the outermost. */
  readonly parent: string | undefined;
  /** Components that it stands for. */
  readonly components: readonly string[];
}

/** A box. */
export interface DiagramNode {
  readonly id: string;
  readonly label: string;
  readonly detail: readonly string[];
  readonly kind: "people" | "balancer" | "instance" | "gateway" | "data" | "service" | "internet";
  /** Id of its group; absent: outside of AWS. */
  readonly group: string | undefined;
  /** Components that it stands for. */
  readonly components: readonly string[];
}

/** An arrow. */
export interface DiagramEdge {
  readonly from: string;
  readonly to: string;
  /** Network traffic, data on its way, or the right to use something. */
  readonly kind: "traffic" | "data" | "rights";
  /** Ports, or a word. */
  readonly label: string;
  readonly why: string;
}

/** A setting, and where its value comes from. */
export interface SettingRow {
  /** Path, such as `nodes.box.instanceType`. */
  readonly key: string;
  readonly value: string;
  /** `size`: the row of the size; `override`: said, and not what the row says; `derived`: made from another setting. */
  readonly origin: "stack file" | "command line" | "size" | "override" | "default" | "derived";
  /** Which size, or what the size would have. */
  readonly note: string | undefined;
}

/** What is lost at most when something goes. */
export interface Loss {
  readonly event: string;
  readonly lost: string;
  /** How long GitLab is down, or how far back can be gone. */
  readonly until: string;
}

/** What a person should know before they agree. */
export interface Finding {
  readonly level: "warning" | "note";
  readonly what: string;
  readonly todo: string;
}
