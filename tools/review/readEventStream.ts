import type { EngineEvent } from "./engineEvent.ts";
import { parseEventLine } from "./parseEventLine.ts";

/**
 * Reads a stream of events, one JSON object a line. Lines of other programs, and a last line that was cut off, are skipped.
 * `pulumi up` writes the events of its preview and then those of the update: each beginning drops what came before it.
 */
export function readEventStream(text: string): EngineEvent[] {
  let events: EngineEvent[] = [];
  for (const line of text.split("\n")) {
    const event = parseEventLine(line);
    if (event?.preludeEvent) events = [];
    if (event) events.push(event);
  }
  return events;
}
