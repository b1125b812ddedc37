import { isOutside, type Connection, type Outsider, type Party } from "../plan/connectionsIn.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import { mergedWays } from "../plan/mergedWays.ts";
import { zoneOf } from "../plan/placed.ts";
import { doorsFor } from "./doorsFor.ts";
import { parts, type Part } from "./partOf.ts";
import { cardId, pictureCards } from "./pictureCards.ts";
import type { Picture, PictureCard, PictureZone } from "./pictureModel.ts";
import { portWords } from "./portWords.ts";
import { tierIds } from "./pictureTiers.ts";

/** The sources that a prefix list names, by the description of its entries. Any other is shown by its own name. */
const sources: Readonly<Record<string, Part>> = {
  "allow.web": { tier: "users", title: "Browsers, Git over HTTPS" },
  "allow.ssh": { tier: "users", title: "Git over SSH" },
  "allow.bastion": { tier: "users", title: "Administrators" },
  "NAT gateway": { tier: "network", title: "NAT gateways" },
};

/** Addresses that are not of the internet (RFC 1918), such as those of an existing VPC. */
const isPrivate = /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;

/** Cards that come first in their tier. */
const first = [
  "Front door",
  "Database",
  "Queues and sessions",
  "Shell for administrators",
  "Upgrades and backups",
  "Metrics",
];

function place({ tier, title }: PictureCard): number {
  const at = first.indexOf(title);
  return tierIds.indexOf(tier) * 100 + (at === -1 ? first.length : at);
}

/** The architecture as an architect draws it, read from what a program registered. */
export function picture(graph: ResourceGraph, region: string, all: readonly Connection[]): Picture {
  const [vpc] = graph.ofType("ec2/vpc:Vpc");
  const outsidePart = ({ outside, kind }: Outsider): Part => {
    if (kind === "internet") return { tier: "network", title: "Internet" };
    if (outside === vpc?.inputs.cidrBlock) return { tier: "network", title: "Everything in the VPC" };
    return sources[outside] ?? { tier: isPrivate.test(outside) ? "network" : "users", title: outside };
  };
  const partOf = parts(graph.resources, all);
  const known = new Map(
    graph.resources.flatMap((resource) => {
      const part = partOf(resource);
      return part ? [[resource, cardId(part)] as const] : [];
    }),
  );
  const idOf = (party: Party) => (isOutside(party) ? cardId(outsidePart(party)) : known.get(party));
  const outsiders = all.flatMap(({ from, to }) => [from, to]).filter(isOutside);
  const cards = [...outsideCards(outsiders, outsidePart), ...pictureCards(graph, partOf)];
  const between = Map.groupBy(all, ({ from, to, kind }) => [idOf(from), idOf(to), kind].join("\n"));
  const ways = mergedWays(all, idOf).map((way) => ({
    ...way,
    words: portWords(between.get([way.from, way.to, way.kind].join("\n")) ?? []),
  }));
  return {
    region,
    network: vpc ? `VPC ${String(vpc.inputs.cidrBlock)}` : "existing VPC",
    zones: zones(graph),
    cards: doorsFor(cards, ways).toSorted((one, other) => place(one) - place(other)),
    ways: ways.toSorted((one, other) => (`${one.from} ${one.to}` < `${other.from} ${other.to}` ? -1 : 1)),
  };
}

function outsideCards(outsiders: readonly Outsider[], partOf: (outsider: Outsider) => Part): PictureCard[] {
  return [...Map.groupBy(outsiders, (one) => cardId(partOf(one)))].flatMap(([id, same]) => {
    const [first] = same;
    if (!first) return [];
    const { tier, title } = partOf(first);
    const detail = [...new Set(same.flatMap(({ addresses }) => addresses))].toSorted();
    return [
      { id, tier, title, detail, zones: [], names: [...new Set(same.map(({ outside }) => outside))], members: [] },
    ];
  });
}

/** The zones of the subnets, of nodes and of NAT gateways. */
function zones(graph: ResourceGraph): PictureZone[] {
  const gateways = graph.ofType("ec2/natGateway:NatGateway");
  const placed = [
    ...graph.ofType("ec2/subnet:Subnet"),
    ...graph.ofType("ec2/instance:Instance"),
    ...graph.ofType("ebs/volume:Volume"),
    ...gateways,
  ];
  const names = new Set(placed.flatMap((one) => zoneOf(graph, one) ?? []));
  return [...names].toSorted().map((name) => ({
    name,
    gateways: gateways.filter((one) => zoneOf(graph, one) === name).length,
  }));
}
