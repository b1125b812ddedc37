import { readFileSync } from "node:fs";
import * as v from "valibot";
import { parse } from "yaml";
import { noSuch } from "../../config/nearest.ts";
import { usages, type SaidUsage, type UsageKey } from "./usages.ts";

/** A usage file is wrong. The message has everything that is wrong with it. */
export class UsageFileError extends Error {}

const keys = Object.keys(usages) as UsageKey[];

const amount = v.optional(v.pipe(v.number(), v.finite(), v.minValue(0)));

/** Other keys are looked for apart, since a strict object names only the first one. */
const usageFile = v.object(Object.fromEntries(keys.map((key) => [key, amount])));

/**
 * Reads a usage file: units a month by key, in YAML.
 *
 * @throws UsageFileError if it cannot be read, or with everything that is wrong in it
 */
export function readUsage(file: string): SaidUsage {
  const fail = (lines: readonly string[]) => new UsageFileError([`The usage file ${file}:`, ...lines].join("\n"));
  const text = textOf(file);
  let said: unknown;
  try {
    said = parse(text) ?? {};
  } catch (error) {
    throw fail([`  is not YAML: ${(error as Error).message.split("\n")[0] ?? ""}`]);
  }
  if (typeof said !== "object" || said === null || Array.isArray(said)) {
    throw fail(["  is not a list of keys. Write lines such as natGatewayGb: 300."]);
  }
  const read = v.safeParse(usageFile, said);
  const strange = Object.keys(said).filter((key) => !Object.hasOwn(usages, key));
  if (read.success && strange.length === 0) return read.output;
  throw fail([
    ...(read.issues ?? []).map((issue) => `  ${problem(issue)}`),
    ...strange.map((key) => `  ${key}: ${noSuch("key", key, keys)}`),
  ]);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code = "", message } = error as { readonly code?: string; readonly message: string };
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new UsageFileError(`--usage ${file} cannot be read: ${why}. Name a file such as usage.example.yaml.`);
  }
}

function problem({ path, input }: v.BaseIssue<unknown>): string {
  const key = String(path?.[0]?.key);
  const shown = typeof input === "number" ? String(input) : JSON.stringify(input);
  return `${key} is ${shown}; allowed is a number from 0 on. Write the units of a month.`;
}
