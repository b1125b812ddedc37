import type { PolicyFinding } from "../policies/policyModel.ts";
import { stops } from "../policies/stops.ts";
import type { Block, Cell } from "./blocks.ts";
import { table } from "./table.ts";

/** Resources about which a policy says the same. */
interface Alike {
  readonly finding: PolicyFinding;
  readonly resources: readonly string[];
  readonly group: string;
}

/**
 * Findings of policies as a table. What a policy says of many resources alike is one row.
 *
 * @param caption for screen readers
 * @param groups findings by a word for the first column, such as `new`; with one group, that column is left out
 */
export function policyTable(caption: string, groups: Readonly<Record<string, readonly PolicyFinding[]>>): Block {
  const rows = Object.entries(groups).flatMap(([group, findings]) => alike(group, findings));
  const several = Object.keys(groups).length > 1;
  return table(caption, rows, [
    ...(several ? [["Change", ({ group }: Alike) => group] as const] : []),
    ["Policy", ({ finding }) => ({ code: finding.policy })],
    ["Level", ({ finding }) => level(finding)],
    ["Resources", ({ resources }) => ({ code: resources.join(", ") })],
    ["Finding", ({ finding }) => finding.message],
    ["What to do", ({ finding }) => finding.todo],
    ["Asked for by", ({ finding }) => finding.frameworks.join(", ")],
  ]);
}

function alike(group: string, findings: readonly PolicyFinding[]): Alike[] {
  const byText = Map.groupBy(findings, (one) => JSON.stringify({ ...one, resource: "", type: "" }));
  return [...byText.values()].flatMap((same) =>
    same.slice(0, 1).map((finding) => ({ finding, resources: same.map(({ resource }) => resource), group })),
  );
}

function level(finding: PolicyFinding): Cell {
  const { level: word, severity, excepted } = finding;
  if (excepted) return `${word}, ${severity}, excepted`;
  return stops(finding) ? [{ tone: "bad", text: word }, `, ${severity}`] : `${word}, ${severity}`;
}
