import type { Plan } from "../plan/planModel.ts";
import type { Block } from "./blocks.ts";
import { sum } from "./dollars.ts";

/** The part above the sections: the title and the key figures. */
export function head({ stack, region, resources, price, findings, settings, comparison }: Plan): Block[] {
  const users = settings.find(({ key }) => key === "users")?.value;
  const warnings = findings.filter(({ level }) => level === "warning").length;
  return [
    {
      kind: "title",
      text: `GitLab on AWS: stack ${stack}`,
      lead: "What the stack builds, what it costs, who can reach it and what could be lost, before anything is deployed.",
      whole: `npm run plan -- --stack ${stack} --format html`,
    },
    {
      kind: "keyFigures",
      figures: [
        ...(users === undefined ? [] : [["Users", users] as const]),
        ["Region", region],
        ["Resources", String(resources.total)],
        ["Fixed monthly cost", sum(price.monthly, price.atLeast)],
        ["Warnings", String(warnings)],
        ...(comparison && comparison.failures.length > 0 ? [["pulumi up", "will fail"] as const] : []),
        ...(comparison ? [["Risks to data", String(comparison.risks.length)] as const] : []),
      ],
    },
  ];
}
