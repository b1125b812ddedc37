import type { Card } from "./card.ts";
import { perhaps } from "./effect.ts";

/** Systems Manager. An association runs converge on a node; docs/operations.md says what that interrupts. */
export const ssm: Readonly<Record<string, Card>> = {
  "aws:ssm/association:Association": {
    price: "free",
    sets: ["calendarNames"],
    interrupts: {
      replaced:
        "the node applies its new configuration: GitLab answers slowly or not at all for about a minute, longer with a new version",
    },
    drawn: { tier: "operations", title: "Steps on nodes", counted: ["SSM association", "SSM associations"] },
  },
  "aws:ssm/document:Document": {
    price: "free",
    outputs: (_document, say) => ({
      latestVersion: say("latestVersion", "1"),
      defaultVersion: say("defaultVersion", "1"),
    }),
    renewed: { outputs: ["latestVersion", "defaultVersion"], by: ["content"] },
  },
  "aws:ssm/parameter:Parameter": { price: "free", decides: { tier: perhaps } },
};
