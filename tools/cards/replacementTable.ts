import type { PlainObject } from "../recorder/plainObject.ts";
import data from "./replacement.json" with { type: "json" };

/** What a package's schema says about a type. */
export interface ReplacementRow {
  /** Properties that replace the resource. `outer.inner` is a property inside another one. */
  readonly replaces: readonly string[];
  /** All other top-level properties. */
  readonly updates: readonly string[];
}

/** The contents of replacement.json: what the schemas of packages say about the types that have a card. */
export interface ReplacementTable {
  /**
   * By package name: the version that the rows are for, whether `npm run replacement` generated them from the schema of
   * that version, and their source.
   */
  readonly packages: Readonly<
    Record<string, { readonly for: string; readonly generated: boolean; readonly from: string }>
  >;
  /** By type token. */
  readonly types: Readonly<Record<string, ReplacementRow>>;
}

/** The table in replacement.json. */
export const replacementTable: ReplacementTable = data;

/** The text of replacement.json. Each type has one line, so that a diff shows which ones changed. */
export function replacementText({ packages, types }: ReplacementTable): string {
  const lines = (group: PlainObject) =>
    Object.keys(group)
      .toSorted()
      .map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(group[key])}`)
      .join(",\n");
  return `{\n  "packages": {\n${lines(packages)}\n  },\n  "types": {\n${lines(types)}\n  }\n}\n`;
}
