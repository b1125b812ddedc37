import type { RecordedResource } from "../recorder/recording.ts";
import type { ComponentNode, ResourceSummary } from "./planModel.ts";

/** The resources as a tree of components, sorted by name. */
export function resourceSummary(resources: readonly RecordedResource[]): ResourceSummary {
  const real = resources.filter(isReal);
  const root = resources.find((resource) => resource.type === "pulumi:pulumi:Stack");
  if (!root) throw new Error("The recording has no stack.");
  return { total: real.length, tree: node(root, resources) };
}

/** Whether a provider creates the resource. Components and providers are not real. */
export function isReal(resource: RecordedResource): boolean {
  return resource.custom && !resource.type.startsWith("pulumi:");
}

function node(resource: RecordedResource, all: readonly RecordedResource[]): ComponentNode {
  const below = descendants(resource.urn, all);
  const own = below.own.filter(isReal);
  const types = [...new Set(own.map(({ type }) => type))].toSorted();
  const components = below.components.map((component) => node(component, all)).toSorted(byName);
  return {
    name: resource.name,
    type: resource.type,
    count: own.length + components.reduce((sum, { count }) => sum + count, 0),
    components,
    resources: types.map((type) => ({
      type,
      names: own
        .filter((one) => one.type === type)
        .map(({ name }) => name)
        .toSorted(),
    })),
  };
}

/**
 * What is directly below a component. Children of a resource, such as a subnet's route table, count as children of the
 * component.
 */
function descendants(urn: string, all: readonly RecordedResource[]) {
  const own: RecordedResource[] = [];
  const components: RecordedResource[] = [];
  for (const child of all.filter(({ parent }) => parent === urn)) {
    if (child.custom) {
      const deeper = descendants(child.urn, all);
      own.push(child, ...deeper.own);
      components.push(...deeper.components);
    } else {
      components.push(child);
    }
  }
  return { own, components };
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
