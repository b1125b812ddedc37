import type { Comparison } from "../../compare/model.ts";
import type { Block } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { price } from "./price.ts";
import { reach } from "./reach.ts";
import { resources } from "./resources.ts";
import { settings } from "./settings.ts";
import { verdict } from "./verdict.ts";

/** Every part of what changes, in the order of every medium. */
const parts: readonly ((comparison: Comparison) => readonly Block[])[] = [verdict, price, settings, reach, resources];

/** What a change does to what is there. */
export function changes(comparison: Comparison): Section {
  const blocks = parts.flatMap((part) => part(comparison));
  return section("changes", "What changes", blocks, true);
}
