import data from "./replacement.json" with { type: "json" };

/** What a package's schema says of a type. */
export interface ReplacementRow {
  /** Properties that replace; with a dot: inside of another one. */
  readonly replaces: readonly string[];
  /** All others, without those inside of others. */
  readonly updates: readonly string[];
}

/** What replacement.json holds: what providers know themselves of the types that have a card. */
export interface ReplacementTable {
  /**
   * By name of the package: for which version of it, whether `npm run replacement` made the rows of that version's own
   * schema, and what they were made of.
   */
  readonly packages: Readonly<
    Record<string, { readonly for: string; readonly generated: boolean; readonly from: string }>
  >;
  /** By type token. */
  readonly types: Readonly<Record<string, ReplacementRow>>;
}

/** The table as it is. */
export const replacementTable: ReplacementTable = data;

/** The table as a file: one line for each type, so that a diff shows which ones changed. */
export function replacementText({ packages, types }: ReplacementTable): string {
  const lines = (group: Readonly<Record<string, unknown>>) =>
    Object.keys(group)
      .toSorted()
      .map((key) => `    ${JSON.stringify(key)}: ${JSON.stringify(group[key])}`)
      .join(",\n");
  return `{\n  "packages": {\n${lines(packages)}\n  },\n  "types": {\n${lines(types)}\n  }\n}\n`;
}
