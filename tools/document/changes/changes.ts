import type { Comparison } from "../../compare/comparisonModel.ts";
import type { Block } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { changedPolicies } from "./changedPolicies.ts";
import { changeVerdict } from "./changeVerdict.ts";
import { changedPrice } from "./changedPrice.ts";
import { changedReach } from "./changedReach.ts";
import { changedResources } from "./changedResources.ts";
import { changedServices } from "./changedServices.ts";
import { changedSettings } from "./changedSettings.ts";

/** The parts of the comparison, in the order in which every medium shows them. */
const parts: readonly ((comparison: Comparison) => readonly Block[])[] = [
  changeVerdict,
  changedServices,
  changedSettings,
  changedPrice,
  changedReach,
  changedPolicies,
  changedResources,
];

/** What a change does to a deployed stack. */
export function changes(comparison: Comparison): Section {
  const blocks = parts.flatMap((part) => part(comparison));
  return section("changes", "What changes", blocks, true);
}
