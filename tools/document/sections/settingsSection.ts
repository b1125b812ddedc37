import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** Every setting, and where its value comes from. */
export function settingsSection({ settings: all }: Plan): Section {
  const rows = (caption: string, some: Plan["settings"]) =>
    table(caption, some, [
      ["Setting", ({ key }) => ({ code: key })],
      ["Value", ({ value }) => value],
      ["From", ({ origin, note }) => (note === undefined ? origin : origin === "size" ? note : `${origin} (${note})`)],
    ]);
  const [said, defaults] = [
    all.filter(({ origin }) => origin !== "default"),
    all.filter(({ origin }) => origin === "default"),
  ];
  return section("settings", "Settings", [
    rows("Settings from the stack file, the command line or the size", said),
    {
      kind: "fold",
      summary: `${String(defaults.length)} settings have their default value`,
      blocks: [rows("Settings with their default value", defaults)],
      long: "text",
    },
  ]);
}
