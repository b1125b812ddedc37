import type { Plan } from "../../plan/planModel.ts";
import { stops } from "../../policies/stops.ts";
import type { Block } from "../blocks.ts";
import { policyTable } from "../policyTable.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** What the policy pack found, and which exceptions hold. */
export function policiesSection({ policies: { judged, findings } }: Plan): Section {
  const excepted = findings.filter((one) => one.excepted !== undefined);
  const open = findings.filter((one) => one.excepted === undefined);
  return section("policies", "Policies", [
    { kind: "paragraph", line: `${summary(judged, findings)} docs/policies.md lists all policies.` },
    ...when(open.length > 0, policyTable("Findings of policies", { open })),
    ...when(
      excepted.length > 0,
      { kind: "heading", text: "Exceptions" },
      table("Findings with an exception", excepted, [
        ["Policy", ({ policy }) => ({ code: policy })],
        ["Resource", ({ resource }) => ({ code: resource })],
        ["Finding", ({ message }) => message],
        ["Reason", ({ excepted: exception }) => exception?.reason ?? ""],
        ["Last day", ({ excepted: exception }) => exception?.lastDay ?? ""],
        ["Where", ({ excepted: exception }) => exception?.place ?? ""],
      ]),
      ...detailsOf(excepted),
    ),
  ]);
}

/** What an exception puts off: what to do, and who asks for it. */
function detailsOf(excepted: Plan["policies"]["findings"]): readonly Block[] {
  return [
    {
      kind: "fold",
      summary: "What the exceptions put off",
      long: "text",
      blocks: [policyTable("What the exceptions put off", { excepted })],
    },
  ];
}

function summary(judged: number, findings: Plan["policies"]["findings"]): string {
  const stopping = findings.filter(stops).length;
  const excepted = findings.filter((one) => one.excepted !== undefined).length;
  const advisory = findings.length - stopping - excepted;
  const counts = [
    [stopping, "mandatory"],
    [advisory, "advisory"],
    [excepted, "excepted"],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, word]) => `${String(count)} ${word}`);
  const found =
    said.length === 0 ? "no findings" : `${said.join(", ")} ${findings.length === 1 ? "finding" : "findings"}`;
  return `${String(judged)} policies judged the stack: ${found}.`;
}
