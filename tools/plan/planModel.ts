import * as v from "valibot";
import { comparison } from "../compare/comparisonModel.ts";
import { decision } from "./decisionModel.ts";
import { loss } from "./lossModel.ts";
import { policies } from "../policies/policyModel.ts";
import { priceSchema } from "./priceModel.ts";
import { security } from "../security/securityModel.ts";
import { picture } from "../picture/pictureModel.ts";
import { reach } from "./reachModel.ts";
import { count, facts, list, maybeText, named, said, texts } from "./schema.ts";

/**
 * A component and what is in it. This is an interface, because a type that is read from a schema cannot refer to
 * itself.
 */
export interface ComponentNode {
  readonly name: string;
  readonly type: string;
  readonly count: number;
  readonly components: readonly ComponentNode[];
  readonly resources: readonly { readonly type: string; readonly names: readonly string[] }[];
}

const component: v.GenericSchema<ComponentNode> = v.pipe(
  facts({
    name: v.string(),
    type: v.string(),
    count: said("Number of resources below it that a provider creates.", count),
    components: list(v.lazy(() => component)),
    resources: said("Its own resources, by type.", list(facts({ type: v.string(), names: texts }))),
  }),
  v.title("component"),
);

const resources = facts({ total: said("Number of resources that a provider creates.", count), tree: component });

/** The resources, as a tree of components. */
export type ResourceSummary = v.InferOutput<typeof resources>;

const finding = facts({
  level: v.picklist(["warning", "note"]),
  what: v.string(),
  todo: said("What to do.", v.string()),
});

/** What a person should know before they approve the plan. */
export type Finding = v.InferOutput<typeof finding>;

const setting = facts({
  key: said("Path, such as nodes.box.instanceType.", v.string()),
  value: v.string(),
  origin: said(
    "size: the value of the size; override: set to another value than that of the size; derived: made from another setting.",
    v.picklist(["stack file", "command line", "size", "override", "default", "derived"]),
  ),
  note: said("The size, or the value that the size has.", maybeText),
});

/** A setting, and where its value comes from. */
export type SettingRow = v.InferOutput<typeof setting>;

const represented = said("Components that it stands for.", texts);

const diagramGroup = facts({
  id: v.string(),
  label: v.string(),
  kind: v.picklist(["region", "network", "zone", "subnet"]),
  parent: said("Id of the group around it; absent for the outermost.", maybeText),
  components: represented,
});

/** Something that holds boxes: the region, the network, a zone, a subnet. */
export type DiagramGroup = v.InferOutput<typeof diagramGroup>;

const diagramNode = facts({
  id: v.string(),
  label: v.string(),
  detail: texts,
  kind: v.picklist(["people", "balancer", "instance", "gateway", "data", "service", "internet"]),
  group: said("Id of its group; absent: outside of AWS.", maybeText),
  components: represented,
});

/** A box. */
export type DiagramNode = v.InferOutput<typeof diagramNode>;

const diagramEdge = facts({
  from: v.string(),
  to: v.string(),
  kind: said(
    "Network traffic, a data flow, or what an IAM role gives access to.",
    v.picklist(["traffic", "data", "rights"]),
  ),
  label: said("Ports, or a word.", v.string()),
  why: v.string(),
});

/** An arrow. */
export type DiagramEdge = v.InferOutput<typeof diagramEdge>;

const diagram = facts({ groups: list(diagramGroup), nodes: list(diagramNode), edges: list(diagramEdge) });

/** The architecture as boxes and arrows. */
export type Diagram = v.InferOutput<typeof diagram>;

const dataHolder = facts({ resource: v.string(), type: v.string(), guards: texts });

/** A resource that holds data, and what protects it. */
export type DataHolder = v.InferOutput<typeof dataHolder>;

const quota = facts({ name: v.string(), needed: count, newAccount: count, raise: v.boolean() });

/** A quota that a new account may have to raise. */
export type Quota = v.InferOutput<typeof quota>;

const firstRun = facts({
  minutes: said("From the beginning to the end of the longest way.", count),
  steps: said(
    "The steps of that way that take a minute or more, first one first.",
    list(
      facts({
        resource: v.string(),
        type: v.string(),
        minutes: v.number(),
        source: said("Where the figure is from.", v.string()),
      }),
    ),
  ),
});

/** How long the first `pulumi up` takes. */
export type FirstRun = v.InferOutput<typeof firstRun>;

/** Everything that a plan says about an environment. Types and docs/plan.schema.json are made from it. */
export const planSchema = facts({
  format: said("Version of this format.", v.literal(3)),
  stack: v.string(),
  region: v.string(),
  tags: said("Default tags of the provider.", named(v.string())),
  decision: said("What a person has to know to decide.", decision),
  findings: said("What a person should know before they approve the plan.", list(finding)),
  settings: said("Every setting, and where its value comes from.", list(setting)),
  diagram: said("The architecture as boxes and arrows, one for each resource that people know.", diagram),
  picture: said("The architecture as it is drawn: few cards, and the ways between them.", picture),
  resources,
  price: priceSchema,
  reach: said("Inbound connections that are allowed.", list(reach)),
  policies: said("What the policy pack says.", policies),
  security: said("What a security reviewer looks for besides.", security),
  data: said("Resources that hold data, and what protects them.", list(dataHolder)),
  losses: said(
    "Worst-case loss of each part when a node, a zone or the region fails, or when someone deletes data.",
    list(loss),
  ),
  quotas: list(quota),
  firstRun: said("How long the first pulumi up takes, and what it waits for.", firstRun),
  byHand: said("Manual steps, in order.", texts),
  transforms: said("Number of functions in transforms.ts. All of them were applied.", count),
  outputs: said("The stack's outputs, as far as they are known.", named(v.unknown())),
  comparison: said("With --against: what changes.", v.undefinedable(comparison)),
});

/** A plan. */
export type Plan = v.InferOutput<typeof planSchema>;
