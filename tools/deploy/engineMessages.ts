import { parseEventLine } from "../review/parseEventLine.ts";
import { diagnosticLine } from "./diagnosticLine.ts";

/** Messages of a preview. */
export interface EngineMessages {
  /** Lines for a log that others read. */
  readonly shown: readonly string[];
  /** Every text in full, to find out what to do about it. Not for a log. */
  readonly full: string;
}

/**
 * The errors and warnings among events, each once.
 *
 * @param lines events, one on each line; other lines, and a last line that was cut off, are passed over
 */
export function engineMessages(lines: string): EngineMessages {
  const events = lines
    .split("\n")
    .flatMap((line) => parseEventLine(line)?.diagnosticEvent ?? [])
    .filter(({ severity }) => severity !== "info" && severity !== "debug");
  return {
    shown: [...new Set(events.flatMap((event) => diagnosticLine(event) ?? []))],
    full: events.map(({ message }) => message).join("\n"),
  };
}
