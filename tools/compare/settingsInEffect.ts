import type { SettingChange } from "./comparisonModel.ts";

/** What holds where a stack file says nothing, by path; absent: not known. */
interface Unsaid {
  readonly unsaid?: Readonly<Record<string, string>>;
}

/** Settings with what holds where nothing is said. 0 stands for what the size has where that is not a value. */
export function settingsInEffect(settings: readonly SettingChange[], before: Unsaid, after: Unsaid): SettingChange[] {
  const shown = (key: string, said: string | undefined, { unsaid = {} }: Unsaid) =>
    said === undefined || (said === "0" && key === "instanceTypeGeneration") ? (unsaid[key] ?? said) : said;
  return settings.map(({ key, before: was, after: is }) => ({
    key,
    before: shown(key, was, before),
    after: shown(key, is, after),
  }));
}
