import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** The allowed ports, with a row for each source and a column for each security group, and then every inbound rule. */
export function reachSection({ reach: rules }: Plan): Section {
  const sources = [...new Set(rules.flatMap(({ from }) => from))].toSorted();
  const groups = [...new Set(rules.map(({ to }) => to))].toSorted();
  const ports = (source: string, group: string) =>
    [...new Set(rules.filter(({ to, from }) => to === group && from.includes(source)).map(({ port }) => port))]
      .toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
      .join(", ");
  return section("reach", "Who can reach what", [
    {
      kind: "paragraph",
      line: "Ports that are allowed in, by source (rows) and security group (columns). Ports are TCP unless a protocol is shown. Everything else is blocked.",
    },
    table("Allowed ports by source and security group", sources, [
      ["From", (source) => ({ code: source })],
      ...groups.map((group) => [group, (source: string) => ports(source, group)] as const),
    ]),
    {
      kind: "fold",
      summary: "Every inbound rule, with its reason",
      blocks: [
        table("Inbound rules", rules, [
          ["To", ({ to }) => ({ code: to })],
          ["Port", ({ port }) => port, "number"],
          ["From", ({ from }) => from.join(", ")],
          ["Reason", ({ why }) => why],
        ]),
      ],
    },
  ]);
}
