import * as v from "valibot";
import { noSuch } from "../../config/nearest.ts";
import { hidden, type Complain } from "../../config/problem.ts";
import { accountSchema, type AccountKey, type SaidAccount } from "./accountSchema.ts";

const keys = Object.keys(accountSchema) as AccountKey[];

/** Keys whose value the engine hands over as JSON. */
const structured: readonly AccountKey[] = ["gitlab", "environments", "administrators", "issuer", "protection"];

/**
 * Reads what a stack file says: which keys there are, and of which type.
 *
 * @param project namespace of the keys
 * @param config values by full key, as the engine hands them over
 * @param complain is called for each unknown key and each wrong type
 * @returns what is right, with defaults for the rest
 */
export function readSaidAccount(
  project: string,
  config: Readonly<Record<string, string>>,
  complain: Complain,
): SaidAccount {
  for (const full of Object.keys(config)) {
    const [namespace, key = ""] = full.split(":");
    if (namespace === project && !keys.includes(key as AccountKey)) {
      complain(key, hidden, keys.join(", "), noSuch("key", key, keys));
    }
  }
  const entries = keys.map((key) => [key, readKey(key, config[`${project}:${key}`], complain)] as const);
  return Object.fromEntries(entries) as unknown as SaidAccount;
}

function readKey(key: AccountKey, text: string | undefined, complain: Complain): unknown {
  const schema: v.GenericSchema = accountSchema[key];
  const value = decoded(key, text);
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const issue of result.issues) complainOf(key, issue, complain);
  return v.parse(schema, undefined);
}

/** An empty group or list means that the key is not set: `Pulumi.yaml` has these defaults, so that the engine requires no key. */
function decoded(key: AccountKey, text: string | undefined): unknown {
  if (text === undefined || text === "" || text === "{}" || text === "[]") return undefined;
  if (!structured.includes(key)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function complainOf(key: AccountKey, issue: v.BaseIssue<unknown>, complain: Complain): void {
  const names = (issue.path ?? []).map((item) => String(item.key));
  const path = [key, ...names].join(".");
  const last = names.at(-1) ?? key;
  if (issue.type !== "strict_object" || issue.expected !== "never") {
    complain(path, typeof issue.input === "object" ? hidden : issue.input, allowedOf(issue), "Correct the type.");
    return;
  }
  const known = Object.keys(groupAt(accountSchema[key], names.slice(0, -1)));
  complain(path, hidden, known.join(", "), noSuch("key", last, known));
}

function allowedOf({ type, message }: v.BaseIssue<unknown>): string {
  if (type === "strict_object" || type === "record") return "a group of keys";
  return type === "array" ? "a list of texts" : message;
}

/** The parts of a schema that matter here: an optional key wraps its type, a group has entries, a record one type of value. */
interface Shape {
  readonly wrapped?: Shape;
  readonly value?: Shape;
  readonly entries?: Readonly<Record<string, unknown>>;
}

function groupAt(schema: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  const shape = ((schema as Shape).wrapped ?? schema) as Shape;
  const [name, ...rest] = names;
  if (name === undefined) return shape.entries ?? {};
  return groupAt(shape.value ?? shape.entries?.[name], rest);
}
