import { cardOf } from "../cards/cards.ts";
import { templateOf } from "../cards/templateOf.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import { nodeOf, zoneOf, zonesOf } from "../plan/placed.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Part, PartOf } from "./partOf.ts";
import type { PictureCard, PictureMember } from "./pictureModel.ts";

const instanceType = "aws:ec2/instance:Instance";
const groupType = "aws:autoscaling/group:Group";
const volumeType = "aws:ebs/volume:Volume";

/** The id of the card of a part. */
export function cardId({ tier, title }: Part): string {
  return `${tier}/${title}`;
}

/** The cards of everything that is registered and drawn, in the order of registration. */
export function pictureCards(graph: ResourceGraph, partOf: PartOf): PictureCard[] {
  const drawn = graph.resources.flatMap((resource) => {
    const part = partOf(resource);
    return part ? [{ resource, part, id: cardId(part) }] : [];
  });
  return [...Map.groupBy(drawn, ({ id }) => id)].flatMap(([id, same]) => {
    const [first] = same;
    if (!first) return [];
    const resources = same.map(({ resource }) => resource);
    const { tier, title, about } = first.part;
    const members = resources.filter(({ type }) => type === instanceType).map((one) => member(graph, one));
    return [
      {
        id,
        tier,
        title,
        detail: [...(about === undefined ? [] : [about]), ...namesOf(graph, resources), ...details(graph, resources)],
        zones: nodeZones(graph, resources),
        names: resources.map(({ name }) => name).toSorted(),
        members: members.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      },
    ];
  });
}

/** The zones of instances, and those that groups start them in. */
function nodeZones(graph: ResourceGraph, resources: readonly RecordedResource[]): string[] {
  const zones = resources.flatMap((one) => {
    if (one.type === groupType) return zonesOf(graph, one.inputs.vpcZoneIdentifiers);
    return one.type === instanceType ? (zoneOf(graph, one) ?? []) : [];
  });
  return [...new Set(zones)].toSorted();
}

/** A node with its type and its volumes. */
function member(graph: ResourceGraph, instance: RecordedResource): PictureMember {
  const node = nodeOf(instance);
  const volumes = graph.ofType("ebs/volume:Volume").filter((one) => node !== "" && nodeOf(one) === node);
  return {
    name: node === "" ? instance.name : node,
    zone: zoneOf(graph, instance),
    detail: [
      String(instance.inputs.instanceType),
      ...volumes.map(({ inputs: { size, type } }) => `${String(size)} GiB ${String(type)}`),
    ],
  };
}

/** Names that lead to load balancers, of an internal one only the first; those of all subdomains are left out. */
function namesOf(graph: ResourceGraph, resources: readonly RecordedResource[]): string[] {
  const records = graph.ofType("route53/record:Record").filter(({ inputs }) => {
    const targets = graph.namedIn(inputs.aliases);
    return resources.some((one) => targets.includes(one));
  });
  const names = [...new Set(records.map(({ inputs }) => String(inputs.name)))].filter((name) => !name.startsWith("*."));
  const more = names.length - 1;
  if (more > 0 && resources.every(({ inputs }) => inputs.internal === true))
    return [`${names[0] ?? ""} and ${String(more)} more`];
  return names.length > 0 ? [names.join(", ")] : [];
}

/** Lines about the resources of a card: how many there are, or what each is. */
function details(graph: ResourceGraph, resources: readonly RecordedResource[]): string[] {
  const byType = Map.groupBy(
    resources.filter(({ type }) => type !== instanceType && type !== volumeType),
    ({ type }) => type,
  );
  return [...byType].flatMap(([type, same]) => {
    if (type === groupType) return same.map((group) => nodesOf(graph, group));
    const card = cardOf(type);
    const counted = card?.drawn?.counted;
    if (counted) {
      const number = `${String(same.length)} ${counted[same.length === 1 ? 0 : 1]}`;
      const also = card.drawn.also?.(graph.resources) ?? [];
      return [card.drawn.listed ? `${number}: ${shortNames(same).join(", ")}` : number, ...also];
    }
    const lines = same.map(({ inputs }) => [...(card?.drawn?.detail ?? card?.box?.detail ?? (() => []))(inputs)]);
    const kinds = Map.groupBy(lines, (each) => each.join("\n"));
    return [...kinds.values()].flatMap((each) => {
      const [first = "", ...others] = each[0] ?? [];
      return first === "" ? [] : [each.length > 1 ? `${String(each.length)} × ${first}` : first, ...others];
    });
  });
}

/** How many nodes of which type a group has. */
function nodesOf(graph: ResourceGraph, group: RecordedResource): string {
  const { minSize, maxSize } = group.inputs;
  const type = templateOf(group, graph.resources)?.inputs.instanceType;
  const count = minSize === maxSize ? String(minSize) : `${String(minSize)} to ${String(maxSize)}`;
  return `${count} × ${typeof type === "string" ? type : "unknown type"}`;
}

/** The names without what all of them begin with. */
function shortNames(resources: readonly RecordedResource[]): string[] {
  const names = resources.map(({ name }) => name).toSorted();
  const [first = ""] = names;
  const shared = first.split("-").findIndex((_part, at, parts) => {
    const begin = `${parts.slice(0, at + 1).join("-")}-`;
    return !names.every((name) => name.startsWith(begin));
  });
  return names.map((name) => name.split("-").slice(Math.max(shared, 0)).join("-"));
}
