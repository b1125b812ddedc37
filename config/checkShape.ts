import * as v from "valibot";
import { noSuch } from "./nearest.ts";
import { hidden, type Complain } from "./problem.ts";
import { inQuotes } from "./schema/valueTypes.ts";
import { stackKey } from "./stackKeys.ts";
import { stackSchema, type KeyName, type Said } from "./stackSchema.ts";

/**
 * Checks the shape of a key's value and fills in defaults.
 *
 * @param name the key
 * @param value what the stack file says, decoded; `undefined` if it does not set the key
 * @param complain is called for each unknown key (with the nearest known one) and each wrong type
 * @returns the value with its defaults; the default if the shape is wrong
 */
export function checkShape<Name extends KeyName>(name: Name, value: unknown, complain: Complain): Said[Name] {
  const schema = stackSchema.entries[name] as unknown as v.GenericSchema<unknown, Said[Name]>;
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const path = pathOf(name, issue.path ?? []);
    if (issue.type === "strict_object" && issue.expected === "never") {
      const names = stackKey(pathOf(name, issue.path?.slice(0, -1) ?? []))?.inner ?? [];
      const key = issue.path?.at(-1)?.key;
      const fix = noSuch("key", typeof key === "string" ? key : "", names);
      complain(path, issue.path?.at(-1)?.value, names.join(", "), fix);
    } else if (issue.input === null) {
      complain(path, null, allowedOf(issue), "Write a value, or remove the key.");
    } else {
      complain(path, mayHoldAnything(issue) ? hidden : issue.input, allowedOf(issue), fixOf(issue));
    }
  }
  return v.parse(schema, without(value, result.issues));
}

/** A text in place of a group, or a group in place of something else, may hold a password. */
function mayHoldAnything({ type, input }: v.BaseIssue<unknown>): boolean {
  return type === "strict_object" || (typeof input === "object" && !Array.isArray(input));
}

function fixOf({ message }: v.BaseIssue<unknown>): string {
  if (message !== inQuotes) return "Correct the type.";
  return "Put it into quotes; pulumi config set --path does with --type string.";
}

function allowedOf(issue: v.BaseIssue<unknown>): string {
  return issue.type === "strict_object" ? "a group of keys" : issue.message;
}

/** What is left of a group or list without its wrong parts, so that the rules can check the rest as well. */
function without(value: unknown, issues: readonly { readonly path?: Path | undefined }[]): unknown {
  if (issues.some(({ path = [] }) => path.length === 0)) return undefined;
  if (Array.isArray(value)) {
    const wrong = issues.map(({ path = [] }) => path[0]?.key);
    return value.filter((_item, position) => !wrong.includes(position));
  }
  const rest = structuredClone(value) as Record<string, unknown>;
  for (const { path = [] } of issues) {
    const names = path.map(({ key }) => key).filter((key) => typeof key === "string");
    const last = names.pop();
    const place = names.reduce<unknown>((group, name) => (group as Record<string, unknown> | undefined)?.[name], rest);
    if (last !== undefined && place) Reflect.deleteProperty(place, last);
  }
  return rest;
}

type Path = readonly { readonly key?: unknown; readonly value?: unknown }[];

function pathOf(name: string, path: Path): string {
  return path.reduce<string>(
    (text, { key }) => (typeof key === "number" ? `${text}[${String(key)}]` : `${text}.${String(key)}`),
    name,
  );
}
