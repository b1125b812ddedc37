import type { ResourceGraph } from "../plan/graph.ts";
import { gapReasons } from "./gapReasons.ts";
import type { Control, Controlled, Gap } from "./securityModel.ts";

/**
 * What does not hold, and why. TLS that a load balancer does not add is one of those, although a person judges it.
 *
 * @param graph everything that was recorded
 * @param controlled what the table of controls says
 * @returns a row for each control and reason, those without a reason first
 */
export function gaps(graph: ResourceGraph, controlled: readonly Controlled[]): Gap[] {
  return controlled
    .flatMap(({ type, resources: names, controls }) => {
      const ones = graph.resources.filter((one) => one.type === type && names.includes(one.name));
      return controls.filter(isGap).flatMap(({ aspect, says }) => {
        const byWhy = Map.groupBy(ones, (one) => gapReasons[type]?.[aspect]?.(one, graph) ?? "");
        return [...byWhy].map(([why, alike]): Gap => {
          const resources = alike.map(({ name }) => name).toSorted();
          return { type, resources, aspect, says, why };
        });
      });
    })
    .toSorted((a, b) => Number(a.why !== "") - Number(b.why !== ""));
}

function isGap({ aspect, holds }: Control): boolean {
  return holds === "no" || (holds === "said" && aspect === "TLS in transit");
}
