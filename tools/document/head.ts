import type { Plan } from "../plan/planModel.ts";
import type { Block } from "./blocks.ts";
import { sum } from "./dollars.ts";

/** The part above the sections: whose plan it is, and its key figures. */
export function head({ stack, region, resources, price, findings, settings, comparison }: Plan): Block[] {
  const users = settings.find(({ key }) => key === "users")?.value;
  const warnings = findings.filter(({ level }) => level === "warning").length;
  return [
    {
      kind: "title",
      text: `GitLab on AWS: stack ${stack}`,
      lead: "What it is, what it costs, who gets in, and what can be lost, before anything runs.",
      whole: `npm run plan -- --stack ${stack} --format html`,
    },
    {
      kind: "keyFigures",
      figures: [
        ...(users === undefined ? [] : [["Users", users] as const]),
        ["Region", region],
        ["Resources", String(resources.total)],
        ["A month, without what is used", sum(price.monthly, price.atLeast)],
        ["Warnings", String(warnings)],
        ...(comparison && comparison.failures.length > 0 ? [["This run", "will fail"] as const] : []),
        ...(comparison ? [["Risks for data", String(comparison.risks.length)] as const] : []),
      ],
    },
  ];
}
