import { parseEventLine } from "../review/parseEventLine.ts";

/** What the console shows of a preview that is not written as events; the stream also has messages for debugging. */
const shown: readonly string[] = ["error", "info#err", "warning"];

/** Messages of a preview. */
export interface EngineMessages {
  /** Lines for a log that others read. */
  readonly shown: readonly string[];
  /** Every text in full, to find out what to do about it. Not for a log. */
  readonly full: string;
}

/**
 * The errors and warnings among events. The engine masks only the secrets of the configuration in them (AddGlobalSecretFilter in
 * pkg/engine/events.go, 3.260.0). A provider may quote any input of its resource, such as a password that was made up, so the text
 * about a resource is not shown.
 *
 * @param lines events, one on each line; other lines, and a last line that was cut off, are passed over
 */
export function engineMessages(lines: string): EngineMessages {
  const events = lines
    .split("\n")
    .flatMap((line) => parseEventLine(line)?.diagnosticEvent ?? [])
    .filter(({ severity }) => shown.includes(severity));
  const texts = events.map(({ severity, message, urn = "" }) => {
    const word = severity === "warning" ? "warning" : "error";
    return isShown(urn) ? `${word}: ${nameOf(urn)}${message.trim()}` : `${word}: ${elsewhere(urn)}`;
  });
  return { shown: [...new Set(texts)], full: events.map(({ message }) => message).join("\n") };
}

/** The program, which names no value in its messages, and providers, whose configuration has no secret: credentials come from the job. */
function isShown(urn: string): boolean {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? "";
  return type === "" || type === "pulumi:pulumi:Stack" || type.startsWith("pulumi:providers:");
}

function elsewhere(urn: string): string {
  const stack = urn.split("::")[0]?.split(":").at(-1) ?? "";
  return `${urn}: the provider's text may hold a secret, so it is not in this log. With your own role, npm run preview -- --stack ${stack} shows it.`;
}

function nameOf(urn: string): string {
  const name = urn.split("::").slice(3).join("::");
  return name === "" ? "" : `${name}: `;
}
