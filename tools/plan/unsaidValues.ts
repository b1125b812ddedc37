import { isHidden } from "../../config/isHidden.ts";
import type { StackConfig } from "../../config/stackFile.ts";
import type { SettingRow } from "./planModel.ts";
import { settingRows } from "./settingRows.ts";

const origins: Partial<Readonly<Record<SettingRow["origin"], string>>> = {
  default: "default",
  derived: "derived",
  size: "by the size",
};

/** What holds where a stack file says nothing, by path, such as `10.0.0.0/16 (default)`. */
export function unsaidValues(stack: string, config: StackConfig): Record<string, string> {
  const nothing: ReadonlySet<string> = new Set();
  const rows = settingRows({ stack, config, inStackFile: nothing, onCommandLine: nothing });
  return Object.fromEntries(
    rows
      .filter(({ key, value }) => !isHidden(key) && value !== "not set")
      .flatMap(({ key, value, origin }) => {
        const from = origins[origin];
        return from === undefined ? [] : [[key, `${value} (${from})`] as const];
      }),
  );
}
