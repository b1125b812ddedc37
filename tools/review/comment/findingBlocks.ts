import type { Block } from "../../document/blocks.ts";
import { table } from "../../document/table.ts";
import { when } from "../../document/when.ts";
import type { Review } from "../reviewModel.ts";
import { stopsDeployment, type ReviewFinding } from "../reviewFinding.ts";

/** What the policies found, by level. */
export function findingBlocks({ findings }: Review): readonly Block[] {
  const broken = findings.filter(stopsDeployment);
  const others = findings.filter((one) => !stopsDeployment(one));
  const [excepted, unknown, advisory] = [
    others.filter(({ exceptedUntil }) => exceptedUntil !== undefined),
    others.filter(({ kind, exceptedUntil }) => kind === "unknown" && exceptedUntil === undefined),
    others.filter(({ kind, exceptedUntil }) => kind === "broken" && exceptedUntil === undefined),
  ];
  return [
    ...when(broken.length > 0, {
      kind: "notice",
      severity: "danger",
      title: "Mandatory policies are broken",
      lines: broken.map(sentence),
    }),
    ...when(
      others.length > 0,
      {
        kind: "paragraph",
        line: `Policies besides: ${counted(advisory.length, "advisory finding")}, ${counted(unknown.length, "input")} that can be judged only after deployment, ${counted(excepted.length, "finding")} with an exception.`,
      },
      {
        kind: "section",
        id: "policies",
        title: "Findings that stop nothing",
        blocks: [
          table(
            "Findings that stop nothing",
            [...advisory, ...unknown, ...excepted],
            [
              ["Resource", ({ resource }) => ({ code: resource })],
              ["Finding", ({ message }) => message],
              ["Policy", ({ policy }) => policy],
              ["Stops nothing because", because],
            ],
          ),
        ],
      },
    ),
  ];
}

function sentence({ resource, message, policy, todo }: ReviewFinding): string {
  return `${resource} ${message} (${policy}). ${todo}`.trim();
}

function because({ kind, exceptedUntil }: ReviewFinding): string {
  if (exceptedUntil !== undefined) return `an exception until ${exceptedUntil}`;
  return kind === "unknown" ? "nobody knows before deployment" : "the policy is advisory";
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
