import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** The allowed ports, with a row for each source and a column for each security group, and then every inbound rule. */
export function reachSection({ reach: rules }: Plan): Section {
  const comers = [...new Set(rules.flatMap(({ from }) => from))].toSorted();
  const doors = [...new Set(rules.map(({ to }) => to))].toSorted();
  const ports = (comer: string, door: string) =>
    [...new Set(rules.filter(({ to, from }) => to === door && from.includes(comer)).map(({ port }) => port))]
      .toSorted((a, b) => Number.parseInt(a) - Number.parseInt(b))
      .join(", ");
  return section("reach", "Who can reach what", [
    {
      kind: "paragraph",
      line: "Ports that are allowed in, by source (rows) and security group (columns). Ports are TCP unless a protocol is shown. Everything else is blocked.",
    },
    table("Allowed ports by source and security group", comers, [
      ["From", (comer) => ({ code: comer })],
      ...doors.map((door) => [door, (comer: string) => ports(comer, door)] as const),
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
