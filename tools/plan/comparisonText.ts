import type { Comparison, PriceChange, PropertyChange, ResourceChange } from "../compare/model.ts";
import { alike, countWords, difference, dollars, kindWords, priceWords, someNames } from "./words.ts";

/** Changed lines of a text that a terminal gets. */
const mostLines = 40;

/**
 * What a change does, for a terminal.
 *
 * @param heading of the plan
 * @param comparison with what is there
 */
export function comparisonSections(
  heading: string,
  comparison: Comparison,
): (readonly [title: string, lines: readonly string[]])[] {
  const { against, changes, failures, risks, interruptions, price, settings, reach } = comparison;
  return [
    [
      `${heading}: what changes`,
      [`Compared with ${against}:`, countWords(comparison), ...(risks.length === 0 ? ["No data is at risk."] : [])],
    ],
    ...(failures.length > 0 ? [["THIS RUN WILL FAIL", failures] as const] : []),
    ...(risks.length > 0 ? [["DATA IS AT RISK", risks] as const] : []),
    ["What restarts or is interrupted", interruptions.length > 0 ? interruptions : ["Nothing that is known."]],
    priceSection(price),
    ...(settings.length > 0
      ? [
          [
            "Settings",
            settings.map(({ key, before, after }) => `${key}: ${before ?? "not said"} -> ${after ?? "not said"}`),
          ] as const,
        ]
      : []),
    ...(reach.added.length + reach.removed.length > 0
      ? [
          [
            "Who gets in",
            [
              ...reach.added.map((row) => `let in:  ${row.to} ${row.port}: from ${row.from.join(", ")} (${row.why})`),
              ...reach.removed.map((row) => `no more: ${row.to} ${row.port}: from ${row.from.join(", ")} (${row.why})`),
            ],
          ] as const,
        ]
      : []),
    ["Resources", changes.length > 0 ? resourceLines(changes) : ["No resource changes."]],
    ["The whole plan", ["Without --against, or with --format html."]],
  ];
}

function priceSection(price: PriceChange | undefined): readonly [title: string, lines: readonly string[]] {
  if (!price) return ["What it costs: as before, because the run will fail", []];
  return [
    `What it costs: ${priceWords(price)}`,
    price.components.map(
      ({ component, before, after }) =>
        `${difference(after - before).padStart(10)}  ${component}: ${dollars(before)} before, ${dollars(after)} after`,
    ),
  ];
}

function resourceLines(changes: readonly ResourceChange[]): string[] {
  return alike(changes).flatMap(({ change, names }) => [
    `${kindWords[change.kind]}${change.holdsData ? ", HOLDS DATA" : ""}: ${someNames(names)}`,
    ...(change.movedFrom === undefined ? [] : [`  was ${change.movedFrom}; an alias leads from there`]),
    ...change.failures.map((failure) => `  FAILS: ${failure}`),
    ...change.risks.map((risk) => `  DATA: ${risk}`),
    ...change.interruptions.map((line) => `  ${line}`),
    ...change.properties.flatMap(propertyLines),
    ...change.options.map(({ option, before, after }) => `  option ${option}: ${before} -> ${after}`),
  ]);
}

const effects: Readonly<Record<PropertyChange["effect"], string>> = {
  replaces: ", replaces it",
  mayReplace: ", may replace it",
  inPlace: "",
};

function propertyLines({ path, effect, before, after, lines, follows }: PropertyChange): string[] {
  if (follows !== undefined) return [`  ${path}${effects[effect]}: follows ${follows}, which is replaced`];
  if (lines.length === 0) return [`  ${path}${effects[effect]}: ${before ?? "none"} -> ${after ?? "none"}`];
  const more = lines.length - mostLines;
  return [
    `  ${path}${effects[effect]}:`,
    ...lines.slice(0, mostLines).map((line) => `    ${line}`),
    ...(more > 0 ? [`    and ${String(more)} lines more: see --format html`] : []),
  ];
}
