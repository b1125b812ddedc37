import { unknown } from "../../policy/unknown.ts";

type Inputs = Readonly<Record<string, unknown>>;

/** What no message may hold: it stands for a secret. */
const canaries = ["canary", 987654321] as const;

/** Each turns a value at the end of a path into another one. Most of them break policies. */
const changes: Readonly<Record<string, (leaf: unknown) => unknown>> = {
  "another value": (leaf) => (typeof leaf === "boolean" ? !leaf : typeof leaf === "number" ? canaries[1] : canaries[0]),
  "a value of another type": (leaf) => (typeof leaf === "string" ? canaries[1] : canaries[0]),
  "an unknown value": () => unknown,
  nothing: () => undefined,
  null: () => null,
  "an empty list": () => [],
  "an empty object": () => ({}),
  "a list of texts": () => [canaries[0]],
};

/** By what was done: functions that change all values among the inputs of a resource, or each input as a whole. */
export const anyInputs: Readonly<Record<string, (inputs: Inputs) => Inputs>> = Object.fromEntries(
  Object.entries(changes).flatMap(([what, change]) => [
    [`${what} at the end of each path`, (inputs: Inputs) => atEnds(inputs, change) as Inputs],
    [
      `${what} in place of each input`,
      (inputs: Inputs) => Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, change(value)])),
    ],
  ]),
);

/** The canaries that are in texts. */
export function canariesIn(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => canaries.some((canary) => text.includes(String(canary))));
}

/** Changes the values in documents, too. JSON has no unknown values: there they stay. */
function atEnds(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => atEnds(item, change));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, atEnds(part, change)]));
  }
  if (typeof value !== "string" || !value.startsWith("{")) return change(value);
  try {
    const known = (leaf: unknown) => (change(leaf) === unknown ? leaf : change(leaf));
    return JSON.stringify(atEnds(JSON.parse(value), known));
  } catch {
    return change(value);
  }
}
