import type { Comparison } from "../../compare/comparisonModel.ts";
import { someNames } from "../../plan/someNames.ts";
import type { Block } from "../blocks.ts";
import { table } from "../table.ts";
import { when } from "../when.ts";

/** Values of the stack file that change, and how many resources each is known to change. */
export function changedSettings({ settings, causes }: Comparison): Block[] {
  const changed = (key: string) => causes.bySetting.find((one) => one.key === key)?.resources.length ?? 0;
  const { others, program } = causes;
  const rest =
    settings.length === 0 ? "the program" : program ? "the program, or several settings" : "several settings";
  return [
    ...when(settings.length + others.length > 0, { kind: "heading", text: "Causes" }),
    ...when(
      settings.length > 0,
      table("Settings before and after", settings, [
        ["Setting", ({ key }) => ({ code: key })],
        ["Before", ({ before }) => before ?? "not set"],
        ["After", ({ after }) => after ?? "not set"],
        ["Resources", ({ key }) => String(changed(key)), "number"],
      ]),
    ),
    ...when(others.length > 0, {
      kind: "paragraph",
      line: `${String(others.length)} ${others.length === 1 ? "resource changes" : "resources change"} because of ${rest}${
        settings.length === 0 ? "" : ": which one is not known"
      } (${someNames(others, 5)}).`,
    }),
  ];
}
