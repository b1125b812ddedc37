import { firewallRules, type FirewallRule } from "../plan/firewallRules.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import { internet, otherSides } from "./otherSides.ts";
import type { Passage } from "./securityModel.ts";
import { shortNames } from "./shortNames.ts";

/** One direction of a connection, as one security group allows it. */
interface Half {
  readonly from: string;
  readonly to: string;
  readonly port: string;
}

/**
 * Who may connect to whom on which ports. Between two security groups of the stack, the rules of both have to allow it; of
 * everybody else only one side is known.
 */
export function passages(graph: ResourceGraph): Passage[] {
  const [ins, outs] = [firewallRules(graph, "ingress"), firewallRules(graph, "egress")];
  const own = new Set(
    [...ins, ...outs].flatMap(({ group, groups }) => [group, ...groups].map((one) => one?.name ?? "")),
  );
  const inward = halves(graph, ins, (name, party) => ({ from: party, to: name }));
  const outward = halves(graph, outs, (name, party) => ({ from: name, to: party }));
  const bothKnown = ({ from, to }: Half) => own.has(from) && own.has(to);
  const has = (all: readonly Half[], { from, to, port }: Half) =>
    all.some((half) => half.from === from && half.to === to && covers(half.port, port));
  const leaves = (half: Half) => has(outward, half) || has(outward, { ...half, to: internet });
  const isOpen = (half: Half) => !bothKnown(half) || (has(inward, half) && leaves(half));
  const short = shortNames([...own]);
  return [...Map.groupBy([...inward, ...outward], ({ from, to }) => `${from}\n${to}`).values()]
    .map((halfs) => {
      const [{ from, to } = { from: "", to: "" }] = halfs;
      const sorted = (some: readonly Half[]) =>
        [...new Set(some.map(({ port }) => port))].toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b));
      return {
        from: short(from),
        to: short(to),
        ports: sorted(halfs.filter(isOpen)),
        halfOpen: sorted(halfs.filter((half) => !isOpen(half))),
      };
    })
    .toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1));
}

function halves(
  graph: ResourceGraph,
  rules: readonly FirewallRule[],
  ends: (group: string, party: string) => Omit<Half, "port">,
): Half[] {
  return rules.flatMap((rule) =>
    otherSides(graph, rule).map((party) => ({ ...ends(rule.group?.name ?? "another stack", party), port: rule.port })),
  );
}

function covers(wide: string, narrow: string): boolean {
  return wide === "all" || wide === narrow;
}
