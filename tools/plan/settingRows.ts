import { architecture } from "../../config/architecture.ts";
import { isHidden } from "../../config/isHidden.ts";
import { parseSettings } from "../../config/parseSettings.ts";
import { hiddenText, notShown, problemsText } from "../../config/problem.ts";
import type { StackConfig } from "../../config/stackFile.ts";
import { stackKey } from "../../config/stackKeys.ts";
import { keyNames } from "../../config/stackSchema.ts";
import { leavesOf, type PlainObject } from "../recorder/plainObject.ts";
import type { SettingRow } from "./planModel.ts";
import { shownSettings } from "./shownSettings.ts";
import { sizeValues } from "./sizeValues.ts";

/** The configuration of a stack, and where its values were set. */
export interface SaidSettings {
  readonly stack: string;
  readonly config: StackConfig;
  /** Paths that the stack file sets, such as `nodes.box.instanceType`, and the paths above them. */
  readonly inStackFile: ReadonlySet<string>;
  /** Paths that the command line sets. */
  readonly onCommandLine: ReadonlySet<string>;
}

/** Keys whose default is derived from another key. */
const derived: readonly string[] = ["registryDomain", "hostedZone"];

/**
 * Every setting with its value and its origin.
 *
 * @param said the configuration, and where its values were set
 * @throws Error with every problem of the stack file
 */
export function settingRows({ stack, config, inStackFile, onCommandLine }: SaidSettings): SettingRow[] {
  const parsed = parseSettings({ ...config, stack, isSecret: (key) => config.secretKeys.includes(key) });
  if ("problems" in parsed) throw new Error(problemsText(stack, parsed.problems));
  const plan = architecture(parsed.settings);
  const bySize = sizeValues(parsed.settings);
  const shown = shownSettings(parsed.settings, plan);
  const rows = keyNames
    .flatMap((name) => leavesOf({ [name]: shown[name] }))
    .map(({ path, value }) => [path.join("."), value] as const);
  return [["aws:region", parsed.settings.region] as const, ...rows].map(([key, value]): SettingRow => {
    const fromFile = inStackFile.has(key) || (key.startsWith("allow.") && inStackFile.has("allowFrom"));
    const instead = key in bySize && bySize[key] !== value ? String(bySize[key]) : undefined;
    const origin = onCommandLine.has(key) ? "command line" : fromFile ? "stack file" : unsaid(key, bySize);
    return {
      key,
      value: isHidden(key) ? hiddenWords(key, value) : words(value),
      origin: instead === undefined ? origin : "override",
      note:
        instead === undefined
          ? key === "users" || key in bySize
            ? `size ${String(plan.size.users)}`
            : undefined
          : `size ${String(plan.size.users)} has ${instead}`,
    };
  });
}

function unsaid(key: string, bySize: PlainObject): SettingRow["origin"] {
  if (key in bySize) return "size";
  return derived.includes(key) ? "derived" : "default";
}

/** Shown for a setting without a value. */
const nothing = "not set";

function words(value: unknown): string {
  if (value === undefined || value === "") return nothing;
  if (Array.isArray(value)) return value.length === 0 ? nothing : value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Shows only that a value is set, and how long a text is. */
function hiddenWords(key: string, value: unknown): string {
  if (value === undefined || value === "" || stackKey(key)?.secret) return words(value);
  return stackKey(key)?.hidden ? notShown(words(value)) : hiddenText;
}

/** The paths of values, each with the paths above it. */
export function saidPaths(values: PlainObject): Set<string> {
  return new Set(
    Object.keys(values).flatMap((path) => {
      const parts = path.split(".");
      return path.startsWith("tags.")
        ? [path, "tags"]
        : parts.map((_part, depth) => parts.slice(0, depth + 1).join("."));
    }),
  );
}
