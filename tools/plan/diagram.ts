import type { Box } from "../cards/card.ts";
import { cardOf } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { shortType, titleOf } from "../recorder/titleOf.ts";
import type { Connection } from "./connectionsIn.ts";
import { diagramEdges } from "./diagramEdges.ts";
import type { ResourceGraph } from "./graph.ts";
import type { Diagram, DiagramGroup, DiagramNode } from "./planModel.ts";

/** The architecture as boxes in zones and subnets, with an arrow for each connection between two boxes. */
export function diagram(graph: ResourceGraph, region: string, all: readonly Connection[]): Diagram {
  const boxes = resourceBoxes(graph);
  const nodes = [...boxes, ...componentBoxes(graph, boxes)];
  const { edges, outside } = diagramEdges(graph, nodes, all);
  return {
    groups: groups(graph, region).toSorted(byId),
    nodes: [...outside, ...nodes].toSorted(byId),
    edges: edges.toSorted((a, b) => (`${a.from} ${a.to} ${a.kind}` < `${b.from} ${b.to} ${b.kind}` ? -1 : 1)),
  };
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

const [regionGroup, networkGroup] = ["region", "network"];

function groups(graph: ResourceGraph, region: string): DiagramGroup[] {
  const [vpc] = graph.ofType("ec2/vpc:Vpc");
  const subnets = graph.ofType("ec2/subnet:Subnet");
  const zones = [...new Set(subnets.map(zoneOf))].toSorted();
  const group = (
    kind: DiagramGroup["kind"],
    id: string,
    label: string,
    parent: string | undefined,
    holder?: RecordedResource,
  ): DiagramGroup => ({ id, label, kind, parent, components: holder ? componentsOf(graph, holder) : [] });
  const block = ({ name, inputs }: RecordedResource, what: string) => `${name}${what} ${String(inputs.cidrBlock)}`;
  return [
    group("region", regionGroup, `AWS region ${region}`, undefined),
    group("network", networkGroup, vpc ? block(vpc, ": VPC") : "existing VPC", regionGroup, vpc),
    ...zones.map((zone) => group("zone", zone, `zone ${zone}`, networkGroup)),
    ...subnets.map((subnet) => group("subnet", titleOf(subnet), block(subnet, ""), zoneOf(subnet), subnet)),
  ];
}

function zoneOf({ inputs }: RecordedResource): string {
  return String(inputs.availabilityZone);
}

/** The names of the components around a resource, without the top one. */
function componentsOf(graph: ResourceGraph, resource: RecordedResource): string[] {
  const around = graph.path(resource).slice(1);
  return [...new Set(around.filter(({ custom }) => !custom).map(({ name }) => name))];
}

function resourceBoxes(graph: ResourceGraph): DiagramNode[] {
  return graph.resources.flatMap((resource) => {
    const box = cardOf(resource.type)?.box;
    if (!box) return [];
    return [
      {
        id: titleOf(resource),
        label: resource.name,
        detail: [...box.detail(resource.inputs)],
        kind: box.kind,
        group: groupOf(resource, box.within, graph),
        components: graph
          .path(resource)
          .filter(({ name, custom }) => !custom && resource.name.startsWith(name))
          .map(({ name }) => name)
          .slice(-1),
      },
    ];
  });
}

function groupOf(resource: RecordedResource, within: Box["within"], graph: ResourceGraph): string {
  if (within === "zone") return zoneOf(resource);
  const subnet = within === "subnet" ? graph.oneNamedIn(resource.inputs.subnetId) : undefined;
  return subnet ? titleOf(subnet) : networkGroup;
}

/** A box for each component right below the top one, unless other boxes and groups already show all of it. */
function componentBoxes(graph: ResourceGraph, boxes: readonly DiagramNode[]): DiagramNode[] {
  const elsewhere = new Set([
    ...boxes.flatMap(({ components }) => components),
    ...groups(graph, "").flatMap(({ components }) => components),
  ]);
  const top = graph.resources.find(({ custom, type }) => !custom && !type.startsWith("pulumi:"));
  if (!top) return [];
  return graph
    .children(top)
    .filter(({ custom }) => !custom)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((component) => {
      const below = componentsBelow(graph, component).filter((name) => !elsewhere.has(name));
      const own = elsewhere.has(component.name);
      if (own && below.length === 0) return [];
      return [
        {
          id: component.name,
          label: component.name,
          detail: [...contents(graph, component), ...below.map((name) => shortName(name, component.name))],
          kind: "service",
          group: regionGroup,
          components: [component.name, ...below],
        } satisfies DiagramNode,
      ];
    });
}

function componentsBelow(graph: ResourceGraph, component: RecordedResource): string[] {
  return graph
    .children(component)
    .filter(({ custom }) => !custom)
    .flatMap((child) => [child.name, ...componentsBelow(graph, child)])
    .toSorted();
}

/** The three most frequent types of a component's own resources. */
function contents(graph: ResourceGraph, component: RecordedResource): string[] {
  const own = graph.children(component).filter(({ custom }) => custom);
  const byType = [...Map.groupBy(own, ({ type }) => shortType(type))];
  const words = byType
    .toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([type, { length }]) => (length > 1 ? `${String(length)} ${type}` : type));
  return words.length > 3 ? [...words.slice(0, 3), "..."] : words;
}

function shortName(name: string, parent: string): string {
  return name.startsWith(`${parent}-`) ? name.slice(parent.length + 1) : name;
}
