import type { Plan } from "../plan/planModel.ts";
import type { Block } from "./blocks.ts";
import { changes } from "./changes/changes.ts";
import { decisionBox } from "./decisionBox.ts";
import { head } from "./head.ts";
import type { Section } from "./section.ts";
import { architectureSection } from "./sections/architectureSection.ts";
import { builtSection } from "./sections/builtSection.ts";
import { findingsSection } from "./sections/findingsSection.ts";
import { firstRunSection } from "./sections/firstRunSection.ts";
import { nextSection } from "./sections/nextSection.ts";
import { notesSection } from "./sections/notesSection.ts";
import { policiesSection } from "./sections/policiesSection.ts";
import { priceSection } from "./sections/priceSection.ts";
import { protectionSection } from "./sections/protectionSection.ts";
import { quotasSection } from "./sections/quotasSection.ts";
import { securitySection } from "./sections/securitySection.ts";
import { settingsSection } from "./sections/settingsSection.ts";

/**
 * The sections by the reader who looks for them, in the order in which every medium shows them. For a new one, add its file and
 * its name here.
 */
const sections: Readonly<Record<string, readonly ((plan: Plan) => Section)[]>> = {
  "To decide": [findingsSection],
  Architecture: [architectureSection, settingsSection, builtSection],
  Finance: [priceSection],
  Security: [policiesSection, securitySection, protectionSection],
  Operations: [quotasSection, firstRunSection, nextSection, notesSection],
};

/** Sections about a first installation. A change has none. */
const ofFirstRun: readonly ((plan: Plan) => Section)[] = [firstRunSection, nextSection];

/** The document of a whole plan. Of a change, it begins with what changes, and the plan after the change follows. */
export function planDocument(plan: Plan): Block[] {
  const { comparison } = plan;
  return [
    ...head(plan),
    ...(comparison ? [{ ...changes(comparison), reader: "To decide" }] : [decisionBox(plan)]),
    ...Object.entries(sections).flatMap(([reader, own]) =>
      own.filter((one) => !comparison || !ofFirstRun.includes(one)).map((section) => ({ ...section(plan), reader })),
    ),
  ];
}
