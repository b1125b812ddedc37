import type { Plan } from "../plan/model.ts";
import type { Block } from "./blocks.ts";
import { changes } from "./changes/changes.ts";
import { head } from "./head.ts";
import type { Section } from "./section.ts";
import { architecture } from "./sections/architecture.ts";
import { built } from "./sections/built.ts";
import { findings } from "./sections/findings.ts";
import { next } from "./sections/next.ts";
import { notes } from "./sections/notes.ts";
import { price } from "./sections/price.ts";
import { protection } from "./sections/protection.ts";
import { quotas } from "./sections/quotas.ts";
import { reach } from "./sections/reach.ts";
import { rights } from "./sections/rights.ts";
import { settings } from "./sections/settings.ts";

/** Every section, in the order of every medium. A new one is a file that returns it, and a line here. */
const sections: readonly ((plan: Plan) => Section)[] = [
  findings,
  architecture,
  price,
  reach,
  protection,
  settings,
  built,
  rights,
  quotas,
  next,
  notes,
];

/**
 * All that a plan says; what changes comes first, where something was compared.
 *
 * @param plan facts
 */
export function planDocument(plan: Plan): Block[] {
  const { comparison } = plan;
  return [...head(plan), ...(comparison ? [changes(comparison)] : []), ...sections.map((section) => section(plan))];
}
