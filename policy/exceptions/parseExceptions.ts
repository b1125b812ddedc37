import * as v from "valibot";
import { LineCounter, parseDocument, type Document } from "yaml";
import { didYouMean } from "./didYouMean.ts";
import type { Exception } from "./exception.ts";
import { ExceptionsError } from "./exceptionsError.ts";
import { isDay } from "./utcDay.ts";

/** A reason of fewer words says nothing. */
const fewestWords = 4;

/** Longer values are cut, to keep messages readable. */
const longestValue = 80;

/** What each key may hold, for messages. */
const allowed: Readonly<Record<keyof Omit<Exception, "place">, string>> = {
  policy: "the name of a policy, as the finding and docs/policies.md have it",
  resource: "the logical name of one resource, as the finding has it",
  reason: `why this is acceptable, in at least ${String(fewestWords)} words`,
  lastDay: "the last day of the exception, such as 2026-12-31",
};

/** Valibot takes a list for an object. */
const group = v.custom<Readonly<Record<string, unknown>>>(isGroup);

const row = v.object({
  policy: v.pipe(v.string(), v.nonEmpty()),
  resource: v.pipe(v.string(), v.nonEmpty()),
  reason: v.pipe(
    v.string(),
    v.check((text) => text.trim().split(/\s+/).length >= fewestWords),
  ),
  lastDay: v.pipe(v.string(), v.check(isDay)),
});

const form = v.pipe(group, v.object({ exceptions: v.nullish(v.array(v.pipe(group, row)), []) }));

/** A path into the file, such as `["exceptions", 0, "lastDay"]`. */
type Path = readonly (string | number)[];

interface Problem {
  readonly path: Path;
  readonly says: string;
}

/**
 * Reads a text of exceptions: `exceptions: [{policy, resource, reason, lastDay}]`.
 *
 * @param text YAML; an empty text has no exceptions
 * @param file its name, for messages
 * @param policies names of all policies
 * @throws ExceptionsError with everything that is wrong, by line
 */
export function parseExceptions(text: string, file: string, policies: readonly string[]): Exception[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (path: Path) => lines.linePos(offsetOf(document, path)).line;
  const [broken] = document.errors;
  if (broken) {
    // The parser's own message quotes the file.
    const what = broken.code.toLowerCase().replaceAll("_", " ");
    throw new ExceptionsError(
      `${file} is not YAML: line ${String(lines.linePos(broken.pos[0]).line)}: ${what}. Correct that line.`,
    );
  }
  const said: unknown = document.toJS() ?? {};
  const read = v.safeParse(form, said);
  const problems = [
    ...(read.issues ?? []).map((issue) =>
      ofIssue(
        (issue.path ?? []).map(({ key }) => key as string | number),
        issue,
      ),
    ),
    ...strangeKeys(said),
    ...(read.success ? ofNames(read.output.exceptions, policies) : []),
  ];
  if (!read.success || problems.length > 0) {
    const list = problems
      .map(({ path, says }) => ({ line: lineOf(path), says: `${pathText(path) || "the file"}: ${says}` }))
      .toSorted((a, b) => a.line - b.line)
      .map(({ line, says }) => `  - line ${String(line)}, ${says}`);
    const count = list.length === 1 ? "1 problem" : `${String(list.length)} problems`;
    throw new ExceptionsError([`${file} has ${count}:`, ...list].join("\n"));
  }
  return read.output.exceptions.map((one, position) => ({
    ...one,
    place: `${file}, line ${String(lineOf(["exceptions", position]))}`,
  }));
}

function ofIssue(path: Path, { input }: v.BaseIssue<unknown>): Problem {
  const key = path.at(-1);
  const wanted =
    path.length === 3 && Object.hasOwn(allowed, String(key))
      ? allowed[key as keyof typeof allowed]
      : path.length === 2
        ? `a group of the keys ${Object.keys(allowed).join(", ")}`
        : "a list named exceptions";
  const value = input === undefined ? "not given" : JSON.stringify(input).slice(0, longestValue);
  return { path, says: `${value}. Allowed: ${wanted}.` };
}

/** Keys that the form does not have, such as a misspelled one. */
function strangeKeys(said: unknown): Problem[] {
  const under = (value: unknown, path: Path, known: readonly string[]): Problem[] =>
    keysOf(value)
      .filter((key) => !known.includes(key))
      .map((key) => ({ path: [...path, key], says: `there is no such key${didYouMean(key, known)}` }));
  const list = keysOf(said).includes("exceptions") ? (said as { readonly exceptions: unknown }).exceptions : [];
  const rows: readonly unknown[] = Array.isArray(list) ? list : [];
  return [
    ...under(said, [], ["exceptions"]),
    ...rows.flatMap((one, position) => under(one, ["exceptions", position], Object.keys(allowed))),
  ];
}

function keysOf(value: unknown): string[] {
  return isGroup(value) ? Object.keys(value) : [];
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Unknown policies, and exceptions that are there twice. */
function ofNames(rows: readonly Omit<Exception, "place">[], policies: readonly string[]): Problem[] {
  const pairs = rows.map(({ policy, resource }) => `${policy} ${resource}`);
  return rows.flatMap(({ policy, resource }, position): Problem[] => {
    const first = pairs.indexOf(`${policy} ${resource}`);
    return [
      ...(policies.includes(policy)
        ? []
        : [
            {
              path: ["exceptions", position, "policy"],
              says: `there is no policy ${policy}${didYouMean(policy, policies)}`,
            },
          ]),
      ...(first < position
        ? [
            {
              path: ["exceptions", position],
              says: `${pathText(["exceptions", first])} has the same policy and resource. Keep one of them.`,
            },
          ]
        : []),
    ];
  });
}

function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === "number" ? `${text}[${String(step)}]` : [text, step].filter(Boolean).join(".")),
    "",
  );
}

/** Where a path is in the text; where its parent is, if it is not there. */
function offsetOf(document: Document, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { readonly range?: readonly number[] } | undefined;
    if (node?.range?.[0] !== undefined) return node.range[0];
  }
  return 0;
}
