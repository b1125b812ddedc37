import { addedByHand } from "../../accounts/rights/addedByHand.ts";
import { changedByHand } from "../../accounts/rights/changedByHand.ts";
import { taggedByHand } from "../../accounts/rights/taggedByHand.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";

/** `rds.Instance` of `aws:rds/instance:Instance`, as the program calls it; `aws:ec2/` stands for all of a module. */
function shortType(token: string): string {
  const [, module = "", , type = ""] = /^aws:([^/]+)\/([^:]*):?(.*)$/.exec(token) ?? [];
  return type === "" ? `${module}.*` : `${module}.${type}`;
}

/** Words with commas between them. */
const listed = (words: readonly string[]) =>
  words.flatMap((code, position) => [...(position > 0 ? [", "] : []), { code }]);

/** The rights that no recording shows, with their sources, as a table for docs/accounts.md. */
export function rightsTable(): string {
  const rows = addedByHand.map(({ types, actions, because, source }) => [
    listed(types.map(shortType)),
    listed([...new Set(Object.values(actions).flat())].toSorted()),
    because,
    source,
  ]);
  const files = [
    [`accounts/rights/changedByHand.ts`, changedByHand],
    [`accounts/rights/taggedByHand.ts`, taggedByHand],
  ] as const;
  const ofFiles = files.map(([file, all]) => {
    const types = [...new Set(all.flatMap((one) => one.types))];
    const [{ because, source } = { because: "", source: "" }] = all;
    return [`${String(types.length)} types or modules`, [{ code: file }], because, source];
  });
  return written([markdownTable(["types", "rights", "because", "source"], [...rows, ...ofFiles])]);
}
