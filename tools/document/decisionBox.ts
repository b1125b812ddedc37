import type { Survival } from "../plan/decisionModel.ts";
import type { Plan } from "../plan/planModel.ts";
import type { BlockOf, Line, Tone } from "./blocks.ts";
import { minutesText } from "./minutesText.ts";
import { table } from "./table.ts";

const events: Readonly<Record<Survival["scope"], string>> = {
  instance: "an instance fails",
  volume: "a disk fails",
  zone: "a zone fails",
  region: "the region fails",
  deletion: "someone deletes data",
};

const tones: Readonly<Record<Survival["answer"], Tone>> = { yes: "good", "by hand": "fair", no: "bad" };

/** The box at the top: what a person has to know to decide, and nothing else. */
export function decisionBox({ decision, price, firstRun, region, resources, findings }: Plan): BlockOf<"box"> {
  const least = price.atLeast ? "at least " : "";
  const warnings = findings.filter(({ level }) => level === "warning").length;
  return {
    kind: "box",
    title: "At a glance",
    blocks: [
      {
        kind: "keyFigures",
        figures: [
          ...(decision.users === undefined
            ? []
            : [["Users", `up to ${decision.users.toLocaleString("en-US")}`] as const]),
          ["Region", region],
          ["Fixed cost", `${least}${whole(price.monthly)} a month`, `${whole(price.yearly)} a year`],
          [
            price.use.typical ? "At typical use" : "At your use",
            `${least}${whole(price.use.total)} a month`,
            `${whole(price.use.total * 12)} a year`,
          ],
          ["First pulumi up", `about ${minutesText(firstRun.minutes)}`, "an estimate"],
          ["Resources", String(resources.total)],
          ["Warnings", String(warnings)],
        ],
      },
      { kind: "heading", text: "What it survives" },
      table("What it survives", decision.survives, [
        ["If", ({ scope }) => events[scope]],
        ["Survives", ({ answer }) => ({ tone: tones[answer], text: answer })],
        ["Loses (RPO)", recoveryPoint],
        ["Back in (RTO)", recoveryTime],
        ["How", ({ how }) => how],
      ]),
      {
        kind: "paragraph",
        line: {
          quiet:
            "Each is the worst case. Where it says by hand, the time begins when somebody starts to repair, and the restore of a snapshot or a backup comes on top. An estimate is one of this project: nobody has measured it.",
        },
      },
      { kind: "heading", text: "Before the first pulumi up" },
      { kind: "list", lines: decision.first.map(({ topic, todo }): Line => [{ strong: topic }, `: ${todo}`]) },
    ],
  };
}

/** Dollars without cents, such as `$2,660`. */
function whole(amount: number): string {
  return `$${Math.round(amount).toLocaleString("en-US")}`;
}

/** What comes back by itself, with its data in most cases. */
const returning: readonly Survival["scope"][] = ["zone", "region"];

function recoveryPoint({ scope, losesMinutes, losesEstimated, loses }: Survival): string {
  const parts = loses.length > 0 ? `: ${loses.join(", ")}` : "";
  if (losesMinutes === undefined && returning.includes(scope)) {
    return `nothing for good; all is out of reach until the ${scope} is back; lost if it never is${parts}`;
  }
  if (losesMinutes === undefined) return `everything${parts}`;
  return losesMinutes === 0 ? "nothing" : `${figure(losesMinutes, losesEstimated)}${parts}`;
}

function recoveryTime({ scope, downMinutes, downEstimated }: Survival): string {
  if (downMinutes === undefined) return returning.includes(scope) ? "when it is back" : "no limit";
  return downMinutes === 0 ? "at once" : figure(downMinutes, downEstimated);
}

function figure(minutes: number, estimated: boolean): string {
  return `${minutesText(minutes)}${estimated ? " (estimate)" : ""}`;
}
