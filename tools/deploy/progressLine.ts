import { urnParts } from "../recorder/urn.ts";
import type { EngineEvent } from "../review/engineEvent.ts";
import { diagnosticLine } from "./diagnosticLine.ts";

type Step = NonNullable<EngineEvent["resourcePreEvent"]>;

/**
 * What an event of a running update says, as a line for a log that others read; `undefined`: nothing. Steps of the update's own
 * preview are left out, because they were shown before.
 *
 * @param event from the stream of `pulumi up --json` or `pulumi destroy --json`
 */
export function progressLine(event: EngineEvent): string | undefined {
  const { resourcePreEvent, resOutputsEvent, resOpFailedEvent, policyEvent } = event;
  if (event.diagnosticEvent) return diagnosticLine(event.diagnosticEvent);
  if (resourcePreEvent) return stepLine(resourcePreEvent, "begins");
  if (resOutputsEvent) return stepLine(resOutputsEvent, "is done");
  if (resOpFailedEvent) return stepLine(resOpFailedEvent, "failed");
  if (event.stdoutEvent) return event.stdoutEvent.message.replaceAll(/<\{%.*?%\}>/g, "").trim();
  if (policyEvent?.enforcementLevel === "mandatory") return `error: ${policyEvent.policyName}: ${policyEvent.message}`;
  return event.summaryEvent && summaryLine(event.summaryEvent);
}

function stepLine({ metadata: { op, urn }, planning = false }: Step, what: string): string | undefined {
  const { name, types } = urnParts(urn);
  return planning || op === "same" ? undefined : `${name} (${types.split("$").at(-1) ?? ""}): ${op} ${what}.`;
}

function summaryLine(summary: NonNullable<EngineEvent["summaryEvent"]>): string | undefined {
  if (summary.isPreview === true) return undefined;
  const counts = Object.entries(summary.resourceChanges ?? {}).filter(([op]) => op !== "same");
  const said = counts.map(([op, count]) => `${String(count)} ${op}`).toSorted();
  return `After ${String(summary.durationSeconds ?? 0)} s: ${said.length === 0 ? "nothing to change" : said.join(", ")}.`;
}
