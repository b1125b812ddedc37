import type { EngineEvent } from "./engineEvent.ts";

/** The event of a line; `undefined`: the line is of another program, or was cut off. */
export function parseEventLine(line: string): EngineEvent | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    return JSON.parse(line) as EngineEvent;
  } catch {
    return undefined;
  }
}
