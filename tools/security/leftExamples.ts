import { exampleValues } from "../plan/exampleValues.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import type { SettingRow } from "../plan/planModel.ts";
import type { LeftExample } from "./securityModel.ts";

/** Each example that was left in the stack file, with the settings that have it. */
export function leftExamples(graph: ResourceGraph, settings: readonly SettingRow[]): LeftExample[] {
  return exampleValues(graph).map((value) => ({ value, keys: keysOf(value, settings) }));
}

/** The settings that list a value, or else the ones whose domain it is in, such as `*.pages.example.com`. */
function keysOf(value: string, settings: readonly SettingRow[]): string[] {
  const exact = settings.filter(({ value: written }) => written.split(", ").includes(value));
  const around = settings.filter(({ value: written }) => value.endsWith(`.${written}`));
  const longest = Math.max(...around.map(({ value: written }) => written.length));
  const closest = around.filter(({ value: written }) => written.length === longest);
  return (exact.length > 0 ? exact : closest).map(({ key }) => key);
}
