import { stackKeys, type StackKey } from "../../config/stackKeys.ts";
import type { Line } from "../document/blocks.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";

/** The keys of the stack file as a Markdown table. A key inside a group is listed by its path. */
export function keysTable(): string {
  const rows = stackKeys.map((key): Line[] => [
    { code: key.path },
    typeOf(key),
    defaultOf(key),
    key.description,
    key.effect ?? "",
  ]);
  return written([markdownTable(["key", "type", "default", "what it is", "what a change does"], rows)]);
}

function typeOf({ type, items, choices, secret, unit }: StackKey): string {
  const words = choices
    ? `${type}: ${choices.filter((one) => one !== "").join(", ")}`
    : items === undefined
      ? type
      : `${type} of ${items}s`;
  return [words, ...(unit === undefined ? [] : [unit]), ...(secret ? ["encrypted"] : [])].join(", ");
}

function defaultOf({ default: value, otherwise }: StackKey): Line {
  if (otherwise !== undefined) return otherwise;
  const isUnsaid = value === undefined || typeof value === "object" || value === "" || value === 0;
  return isUnsaid ? "" : { code: typeof value === "string" ? value : JSON.stringify(value) };
}
