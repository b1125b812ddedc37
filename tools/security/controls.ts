import type { ResourceGraph } from "../plan/graph.ts";
import type { ControlRules } from "./controlRules.ts";
import { entrances } from "./entrances.ts";
import { machines } from "./machines.ts";
import type { Controlled } from "./securityModel.ts";
import { stores } from "./stores.ts";

const rules: ControlRules = { ...stores, ...machines, ...entrances };

/**
 * What the registered inputs say about encryption, TLS, instance metadata, public access and logging. Resources of a type that
 * say the same are one row. What only AWS knows, such as defaults, is in none.
 */
export function controls(graph: ResourceGraph): Controlled[] {
  const byType = Map.groupBy(graph.resources, ({ type }) => type.slice(type.indexOf(":") + 1));
  return Object.entries(rules).flatMap(([type, rule]) => {
    const judgedOnes = (byType.get(type) ?? []).map((resource) => ({
      name: resource.name,
      controls: rule(resource, graph),
    }));
    return [...Map.groupBy(judgedOnes, ({ controls: own }) => JSON.stringify(own)).values()].map((alike) => ({
      type: `aws:${type}`,
      resources: alike.map(({ name }) => name).toSorted(),
      controls: alike[0]?.controls ?? [],
    }));
  });
}
