import type { Comparison, PropertyChange } from "../../compare/comparisonModel.ts";
import type { Block, ChangeEntry, Line } from "../blocks.ts";
import { when } from "../when.ts";
import { alike, type ChangeGroup } from "./alike.ts";
import { kindWords } from "./kinds.ts";

/** Every resource that changes. Similar changes are one entry. */
export function changedResources({ changes }: Comparison): Block[] {
  return [
    { kind: "heading", text: "Resources" },
    changes.length > 0
      ? { kind: "changes", entries: alike(changes).map(entry) }
      : { kind: "paragraph", line: "No resource changes." },
  ];
}

/** Kinds of changes that remove the resource or may replace it. */
const drastic: readonly string[] = ["deleted", "replaced", "mayBeReplaced", "forgotten"];

function entry({ change, names }: ChangeGroup): ChangeEntry {
  const { kind, holdsData, movedFrom, failures, risks, interruptions, properties, options } = change;
  const lines: Line[] = [
    ...(movedFrom === undefined ? [] : [`An alias moves it from ${movedFrom}.`]),
    ...failures.map((failure): Line => [{ strong: "Fails:" }, ` ${failure}`]),
    ...risks.map((risk): Line => [{ strong: "Risk to data:" }, ` ${risk}`]),
    ...interruptions,
    ...properties.filter(({ lines: changed }) => changed.length === 0).map(property),
    ...options.map(({ option, before, after }): Line => ["option ", { code: option }, `: ${before} → ${after}`]),
  ];
  return {
    word: failures.length > 0 ? "REFUSED" : kindWords[kind],
    severity: failures.length + risks.length > 0 ? "danger" : drastic.includes(kind) ? "warning" : "note",
    holdsData,
    names,
    blocks: [
      ...when(lines.length > 0, { kind: "list", lines }),
      ...properties
        .filter((one) => one.lines.length > 0)
        .map((one): Block => ({ kind: "diff", of: path(one), lines: one.lines })),
    ],
  };
}

const effects: Readonly<Record<PropertyChange["effect"], string>> = {
  replaces: " (replaces it)",
  mayReplace: " (may replace it)",
  inPlace: "",
};

function path({ path: code, effect }: PropertyChange) {
  return [{ code }, effects[effect]] as const;
}

/** A script or a document that nobody reads in this form. */
const encoded = /^[A-Za-z0-9+/]{200,}/;

function property(one: PropertyChange): Line {
  const { before = "none", after = "none", follows } = one;
  if (encoded.test(before) || encoded.test(after)) return [...path(one), " changes"];
  return [...path(one), follows === undefined ? `: ${before} → ${after}` : `: follows ${follows}, which is replaced`];
}
