import type { EngineEvent, EngineState } from "../../tools/review/engineEvent.ts";
import type { ExportedState } from "../../tools/review/exportedState.ts";

/** Steps that a review does not look at. */
const quiet: readonly string[] = ["same", "read"];

/** Severities of diagnostics that a console shows. */
const loud: readonly string[] = ["error", "info#err"];

/** Keeps of a recorded stream what a review reads. */
export function slimStream(text: string): string {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .flatMap((line) => slim(JSON.parse(line) as EngineEvent))
    .map((event) => `${JSON.stringify(event)}\n`)
    .join("");
}

function slim({
  resourcePreEvent,
  diagnosticEvent,
  policyEvent,
  preludeEvent,
  summaryEvent,
}: EngineEvent): EngineEvent[] {
  if (preludeEvent) return [{ preludeEvent: {} }];
  if (policyEvent) return [{ policyEvent }];
  if (summaryEvent) return [{ summaryEvent: { ...summaryEvent, durationSeconds: 1 } }];
  if (diagnosticEvent && loud.includes(diagnosticEvent.severity)) return [{ diagnosticEvent }];
  if (!resourcePreEvent || quiet.includes(resourcePreEvent.metadata.op)) return [];
  const { op, urn, keys = [], diffs = [], detailedDiff, old, new: present } = resourcePreEvent.metadata;
  const metadata = { op, urn, keys, diffs, detailedDiff, old: slimOf(old), new: slimOf(present) };
  return [{ resourcePreEvent: { metadata } }];
}

/** Short texts only: no documents. */
function slimOf(state: EngineState | null): EngineState | null {
  if (!state) return null;
  const { id, protect = false, retainOnDelete = false, inputs } = state;
  const short = Object.entries(inputs).filter(([, value]) => typeof value === "string" && value.length < 60);
  return { id, protect, retainOnDelete, inputs: Object.fromEntries(short) };
}

/** Keeps of an exported state what a review reads. */
export function slimState(text: string): string {
  const { deployment } = JSON.parse(text) as ExportedState;
  const operations = (deployment?.pending_operations ?? []).map(({ resource: { urn }, type }) => ({
    resource: { urn },
    type,
  }));
  return `${JSON.stringify({ deployment: { manifest: { time: deployment?.manifest?.time }, pending_operations: operations } }, null, 2)}\n`;
}
