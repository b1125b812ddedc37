import type { PlainObject } from "../recorder/plainObject.ts";
import data from "./replacement.json" with { type: "json" };

/** What a package's schema says about a type. */
export interface ReplacementRow {
  /** Properties that replace the resource. A dot leads to a property inside of another one. */
  readonly replaces: readonly string[];
  /** All other top-level properties. */
  readonly updates: readonly string[];
}

/** The contents of replacement.json: what the schemas of packages say about the types that have a card. */
export interface ReplacementTable {
  /**
   * By name of the package: the version that the rows are for, whether `npm run replacement` made them from that
   * version's own schema, and what they were made from.
   */
  readonly packages: Readonly<
    Record<string, { readonly for: string; readonly generated: boolean; readonly from: string }>
  >;
  /** By type token. */
  readonly types: Readonly<Record<string, ReplacementRow>>;
}

/** The table as it was written last. */
export const replacementTable: ReplacementTable = data;

/** The table as a file. Each type has one line, so that a diff shows which ones changed. */
export function replacementText({ packages, types }: ReplacementTable): string {
  const lines = (group: PlainObject) =>
    Object.keys(group)
      .toSorted()
      .map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(group[key])}`)
      .join(",\n");
  return `{\n  "packages": {\n${lines(packages)}\n  },\n  "types": {\n${lines(types)}\n  }\n}\n`;
}
