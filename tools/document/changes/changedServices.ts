import type { Comparison, ServiceOutage } from "../../compare/comparisonModel.ts";
import { someNames } from "../../plan/someNames.ts";
import type { Block, Line } from "../blocks.ts";
import { minutesText } from "../minutesText.ts";
import { when } from "../when.ts";

/** Largest number of names that are given as the reason of an outage. */
const mostNames = 3;

/** What people notice: each service, and how long it is down. If the run will fail, nobody knows how far it gets. */
export function changedServices({ services, afterwards, failures, interruptions }: Comparison): Block[] {
  return [
    { kind: "heading", text: "Services" },
    ...when(failures.length > 0, {
      kind: "paragraph",
      line: "The run fails at some point. What it interrupts before that is not known.",
    }),
    ...when(failures.length === 0, {
      kind: "list",
      lines: [...services.map(serviceLine), ...afterwards.map((step): Line => `Afterwards, by hand: ${step}`)],
    }),
    ...when(
      interruptions.length > 0,
      { kind: "heading", text: "What restarts or is interrupted" },
      { kind: "list", lines: interruptions },
    ),
  ];
}

function serviceLine({ service, minutes, perhaps, instead, because }: ServiceOutage): Line {
  if (instead !== undefined) return `${service}: ${instead} (${someNames(because, mostNames)})`;
  if (minutes === 0) return `${service}: no interruption is known`;
  const long = minutes === undefined ? "until a person has done something" : `for about ${minutesText(minutes)}`;
  return [`${service}: `, { strong: perhaps ? "perhaps down" : "down" }, ` ${long} (${someNames(because, mostNames)})`];
}
