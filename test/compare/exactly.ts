import type { Comparison, PropertyChange } from "../../tools/compare/comparisonModel.ts";
import { alike } from "../../tools/document/changes/alike.ts";
import { countWords } from "../../tools/document/changes/kinds.ts";

/** Longest value in a line. */
const longest = 120;

/**
 * A comparison with every name and property in it, for a golden text. Hashes of texts are omitted, because the texts are in it,
 * and so are line numbers: any script before a line moves it.
 */
export function exactly(comparison: Comparison): string {
  const { price, failures, risks, interruptions, settings, reach, changes } = comparison;
  const lines = [
    countWords(comparison),
    price ? `price: ${price.before.toFixed(2)} -> ${price.after.toFixed(2)}` : "price: none, pulumi up will fail",
    ...(price?.parts ?? []).map(({ part, before, after }) => `  ${part}: ${before.toFixed(2)} -> ${after.toFixed(2)}`),
    ...failures.map((failure) => `FAILS: ${failure}`),
    ...risks.map((risk) => `RISK: ${risk}`),
    ...interruptions.map((line) => `interrupts: ${line}`),
    ...settings.map(({ key, before, after }) => `setting ${key}: ${cut(before)} -> ${cut(after)}`),
    ...reach.added.map(({ to, port, from }) => `let in: ${to} ${port} from ${from.join(", ")}`),
    ...reach.removed.map(({ to, port, from }) => `no more: ${to} ${port} from ${from.join(", ")}`),
    ...alike(changes).flatMap(({ change, names }) => [
      `${change.kind}${change.holdsData ? " DATA" : ""}:`,
      ...names.map((name) => `  ${name}`),
      ...(change.movedFrom === undefined ? [] : [`    was ${change.movedFrom}`]),
      ...change.properties.flatMap(property),
      ...change.options.map(({ option, before, after }) => `    option ${option}: ${cut(before)} -> ${cut(after)}`),
    ]),
  ];
  return `${lines.join("\n")}\n`
    .replaceAll(/\b[0-9a-f]{64}\b/g, "(hash)")
    .replaceAll(/@ line \d+, now \d+/g, "@ line N");
}

function property({ path, effect, before, after, lines, follows }: PropertyChange): string[] {
  const head = `    ${path} ${effect}`;
  if (follows !== undefined) return [`${head}, follows ${follows}`];
  if (lines.length === 0) return [`${head}: ${cut(before)} -> ${cut(after)}`];
  return [head, ...lines.map((line) => `      ${line}`.trimEnd())];
}

function cut(text: string | undefined): string {
  if (text === undefined) return "none";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
