import { parseEventLine } from "../review/parseEventLine.ts";

/** What the console shows of a preview that is not written as events; the stream also has messages for debugging. */
const shown: readonly string[] = ["error", "info#err", "warning"];

/**
 * The errors and warnings among events, as the console shows them. The engine masks secrets in them.
 *
 * @param lines events, one on each line; other lines, and a last line that was cut off, are passed over
 */
export function engineMessages(lines: string): string[] {
  const messages = lines
    .split("\n")
    .map((line) => parseEventLine(line)?.diagnosticEvent)
    .filter((event) => event !== undefined && shown.includes(event.severity))
    .map(
      (event) =>
        `${event?.severity === "warning" ? "warning" : "error"}: ${nameOf(event?.urn)}${event?.message.trim() ?? ""}`,
    );
  return [...new Set(messages)];
}

function nameOf(urn = ""): string {
  const name = urn.split("::").slice(3).join("::");
  return name === "" ? "" : `${name}: `;
}
