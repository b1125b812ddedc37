import type { RootContent } from "mdast";
import type { Comparison, PriceChange, ResourceChange } from "../../compare/model.ts";
import type { Plan } from "../model.ts";
import { printable } from "../printable.ts";
import { alike, countWords, difference, dollars, kindWords, priceWords, someNames, sourceText, sum } from "../words.ts";
import { code, collapsible, heading, list, paragraph, table, written, type Line } from "./nodes.ts";

/**
 * Longest text, in characters. GitHub takes 65,536 in a comment and GitLab 1,000,000 (docs.gitlab.com,
 * administration/instance_limits, "Size of comments and descriptions", 2026-08); people take less.
 */
export const longestComment = 60_000;

/** How much each part may show: the first step that fits is taken. */
const steps = [
  { rows: 200, lines: 60 },
  { rows: 40, lines: 20 },
  { rows: 15, lines: 6 },
  { rows: 5, lines: 0 },
] as const;

type Limits = (typeof steps)[number];

/**
 * Writes a plan for a merge request or a wiki: what changes first, the rest in parts that open, and short enough for a
 * comment.
 *
 * @param given the plan
 * @returns Markdown as GitLab and GitHub read it, with at most {@link longestComment} characters
 */
export function markdown(given: Plan): string {
  const plan = printable(given);
  for (const limits of steps) {
    const text = written(blocks(plan, limits));
    if (text.length <= longestComment) return text;
  }
  const rest = `\n\n${pointer(plan)}\n`;
  return written(summary(plan)).slice(0, longestComment - rest.length) + rest;
}

function pointer({ stack }: Plan): string {
  return `The rest is in \`npm run plan -- --stack ${stack} --format html\`.`;
}

function blocks(plan: Plan, limits: Limits): RootContent[] {
  const { comparison } = plan;
  return [
    ...summary(plan),
    ...(comparison ? comparisonBlocks(comparison, limits) : []),
    ...findings(plan),
    ...parts(plan, limits),
  ];
}

function summary({ stack, region, resources, price, comparison }: Plan): RootContent[] {
  const total = `${String(resources.total)} resources in ${region}, ${sum(price.monthly, price.atLeast, "$")} a month and what is used.`;
  const then = comparison && comparison.failures.length > 0 ? "" : ` Then ${total}`;
  return [
    heading(2, `GitLab on AWS: stack ${stack}`),
    paragraph(comparison ? [`Compared with ${comparison.against}: `, countWords(comparison), then] : total),
  ];
}

/** The first lines, and how many were left out. */
function cut<Row>(rows: readonly Row[], most: number, more: (count: number) => Row): Row[] {
  return rows.length > most ? [...rows.slice(0, most), more(rows.length - most)] : [...rows];
}

const moreLines = (count: number): Line => `... and ${String(count)} more: see --format html`;

function comparisonBlocks(comparison: Comparison, limits: Limits): RootContent[] {
  const { failures, risks, interruptions, price, settings, reach, changes } = comparison;
  const gone = [
    ...reach.added.map((row) => ["let in", row] as const),
    ...reach.removed.map((row) => ["no more", row] as const),
  ];
  return [
    ...(failures.length > 0
      ? [
          heading(3, "⛔ This run will fail"),
          list(
            cut(
              failures.map((failure): Line => [{ strong: failure }]),
              limits.rows,
              moreLines,
            ),
          ),
        ]
      : []),
    ...(risks.length > 0
      ? [
          heading(3, "⚠ Data is at risk"),
          list(
            cut(
              risks.map((risk): Line => [{ strong: risk }]),
              limits.rows,
              moreLines,
            ),
          ),
        ]
      : [paragraph("No data is at risk.")]),
    ...(interruptions.length > 0
      ? [heading(3, "What restarts or is interrupted"), list(cut<Line>(interruptions, limits.rows, moreLines))]
      : [paragraph("Nothing restarts or is interrupted, as far as is known.")]),
    ...priceBlocks(price),
    ...(settings.length > 0
      ? [
          heading(3, "Settings"),
          table(
            ["setting", "before", "after"],
            cut<readonly Line[]>(
              settings.map(({ key, before, after }) => [{ code: key }, before ?? "not said", after ?? "not said"]),
              limits.rows,
              (count) => [moreLines(count), "", ""],
            ),
          ),
        ]
      : []),
    ...(gone.length > 0
      ? [
          heading(3, "Who gets in"),
          list(
            cut<Line>(
              gone.map(([what, { to, port, from, why }]) => `${what}: ${to} ${port} from ${from.join(", ")} (${why})`),
              limits.rows,
              moreLines,
            ),
          ),
        ]
      : []),
    ...(changes.length > 0 ? collapsible("Every resource that changes", resourceBlocks(changes, limits)) : []),
  ];
}

function priceBlocks(price: PriceChange | undefined): RootContent[] {
  if (!price) return [paragraph("Price: as before, because the run will fail.")];
  const rows = price.components.map(({ component, before, after }) => [
    { code: component },
    dollars(before),
    dollars(after),
    difference(after - before),
  ]);
  return [
    paragraph(["Price: ", { strong: priceWords(price, "$") }, "."]),
    ...(rows.length > 0 ? [table(["component", "before", "after", "difference"], rows)] : []),
  ];
}

function resourceBlocks(changes: readonly ResourceChange[], limits: Limits): RootContent[] {
  const groups = alike(changes);
  const shown = groups.slice(0, limits.rows).flatMap(({ change, names }): RootContent[] => {
    const lines: Line[] = [
      ...(change.movedFrom === undefined ? [] : [`was ${change.movedFrom}; an alias leads from there`]),
      ...change.failures.map((failure): Line => [{ strong: `Fails: ${failure}` }]),
      ...change.risks.map((risk): Line => [{ strong: `Data: ${risk}` }]),
      ...change.properties.map(({ path, effect, before, after, lines: changed, follows }): Line => {
        const does = { replaces: " (replaces it)", mayReplace: " (may replace it)", inPlace: "" }[effect];
        if (follows !== undefined) return [{ code: path }, `${does}: follows ${follows}, which is replaced`];
        if (changed.length > 0) return [{ code: path }, `${does}: see below`];
        return [{ code: path }, `${does}: ${before ?? "none"} → ${after ?? "none"}`];
      }),
      ...change.options.map(({ option, before, after }): Line => [
        "option ",
        { code: option },
        `: ${before} → ${after}`,
      ]),
    ];
    const texts = change.properties.filter((property) => property.lines.length > 0 && limits.lines > 0);
    return [
      paragraph([
        { strong: kindWords[change.kind] + (change.holdsData ? ", holds data" : "") },
        `: ${someNames(names)}`,
      ]),
      ...(lines.length > 0 ? [list(cut(lines, limits.rows, moreLines))] : []),
      ...texts.map((property) =>
        code(
          "diff",
          cut(property.lines, limits.lines, (count) => `... and ${String(count)} lines more`),
        ),
      ),
    ];
  });
  const more = groups.length - limits.rows;
  return more > 0 ? [...shown, paragraph(moreLines(more))] : shown;
}

function findings({ findings: rows }: Plan): RootContent[] {
  if (rows.length === 0) return [];
  return [
    heading(3, "Findings"),
    list(rows.map(({ level, what, todo }): Line => [{ strong: `${level}:` }, ` ${what} ${todo}`])),
  ];
}

function parts(plan: Plan, { rows: most }: Limits): RootContent[] {
  const rows = (cells: readonly (readonly Line[])[], width: number) =>
    cut(cells, most, (count) => [moreLines(count), ...Array.from({ length: width - 1 }, () => "")]);
  return [
    ...collapsible("What it costs", [
      table(
        ["component", "$ a month"],
        rows(
          plan.price.components.map(({ component, monthly }) => [{ code: component }, dollars(monthly)]),
          2,
        ),
      ),
      ...(plan.price.unknown.length > 0
        ? [
            paragraph([{ strong: "No price known, not in the sum:" }]),
            list(cut<Line>(plan.price.unknown, most, moreLines)),
          ]
        : []),
      paragraph("Prices, and how old they are:"),
      list(cut<Line>(plan.price.sources.map(sourceText), most, moreLines)),
      paragraph(plan.price.assumptions.join(" ")),
    ]),
    ...collapsible("Who can reach what", [
      table(
        ["to", "port", "from", "why"],
        rows(
          plan.reach.map(({ to, port, from, why }) => [{ code: to }, port, from.join(", "), why]),
          4,
        ),
      ),
    ]),
    ...collapsible("What is lost at most", [
      table(
        ["when", "lost", "until"],
        rows(
          plan.losses.map(({ event, lost, until }) => [event, lost, until]),
          3,
        ),
      ),
    ]),
    ...collapsible("What protects data", [
      table(
        ["resource", "guards"],
        rows(
          plan.data.map(({ resource, guards }) => [{ code: resource }, guards.join("; ")]),
          2,
        ),
      ),
    ]),
    ...collapsible("Settings that are not the default", [
      table(
        ["setting", "value", "from"],
        rows(
          plan.settings
            .filter(({ origin }) => origin !== "default")
            .map(({ key, value, origin, note }) => [
              { code: key },
              value,
              note === undefined ? origin : `${origin}: ${note}`,
            ]),
          3,
        ),
      ),
    ]),
    ...collapsible("What you have to do by hand", [list(cut<Line>(plan.byHand, most, moreLines), true)]),
  ];
}
