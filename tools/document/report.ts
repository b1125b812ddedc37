import type { Plan } from "../plan/planModel.ts";
import type { PlanOptions } from "../plan/planOptions.ts";
import { printable } from "../plan/printable.ts";
import { comparisonDocument } from "./comparisonDocument.ts";
import { planDocument } from "./planDocument.ts";
import { text, type Look } from "./text/text.ts";

/**
 * Writes a plan in a format. JSON has the plain facts, the other formats are documents. Packages are loaded only for the
 * format that needs them. `look` applies to text.
 */
export async function report(format: PlanOptions["format"], plan: Plan, look: Partial<Look> = {}): Promise<string> {
  if (format === "json") return `${JSON.stringify(plan, null, 2)}\n`;
  const shown = printable(plan);
  switch (format) {
    case "text":
      return text(shown.comparison ? comparisonDocument(shown, shown.comparison) : planDocument(shown), look);
    case "html":
      return (await import("./page/page.ts")).page(planDocument(shown));
    case "markdown":
      return (await import("./markdown/markdown.ts")).markdown(planDocument(shown));
  }
}
