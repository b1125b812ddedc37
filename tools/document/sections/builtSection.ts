import type { ComponentNode, Plan } from "../../plan/planModel.ts";
import type { Branch } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { shortType } from "../../recorder/titleOf.ts";

/** The resources as a tree of components. */
export function builtSection({ resources: { total, tree }, tags }: Plan): Section {
  return section("built", "What will be built", [
    { kind: "paragraph", line: `${String(total)} resources. Each resource that can have tags gets these:` },
    { kind: "list", lines: Object.entries(tags).map(([name, value]) => [{ code: name }, ` = ${value}`]) },
    { kind: "tree", branches: tree.components.map(branch), short: shortBranches(tree.components) },
  ]);
}

function branch({ name, type, count, components, resources }: ComponentNode): Branch {
  return {
    line: [{ code: name }, { quiet: ` ${shortType(type)}, ${String(count)}` }],
    leaves: resources.map((row) => `${shortType(row.type)}: ${row.names.join(", ")}`),
    branches: components.map(branch),
  };
}

/** Components with the same contents share a line. */
function shortBranches(nodes: readonly ComponentNode[]): Branch[] {
  return [...Map.groupBy(nodes, signature).values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const { name, type, count, components } = first;
    if (alike.length === 1) {
      const line = `${name} (${shortType(type)}, ${String(count)})${contents(first)}`;
      return [{ line, leaves: [], branches: shortBranches(components) }];
    }
    const names = alike.map((node) => node.name).join(", ");
    const line = `${String(alike.length)} x ${shortType(type)} (${String(count)} each)${contents(first)} (${names})`;
    return [{ line, leaves: [], branches: [] }];
  });
}

function signature({ type, components, resources }: ComponentNode): string {
  return JSON.stringify([type, components.map(signature), resources.map((row) => [row.type, row.names.length])]);
}

function contents({ resources }: ComponentNode): string {
  const parts = resources.map(
    ({ type, names }) => (names.length > 1 ? `${String(names.length)} ` : "") + shortType(type),
  );
  return parts.length > 0 ? `: ${parts.join(", ")}` : "";
}
