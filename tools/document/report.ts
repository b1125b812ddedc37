import type { Plan } from "../plan/planModel.ts";
import type { PlanOptions } from "../plan/planOptions.ts";
import { printable } from "../plan/printable.ts";
import { comparisonDocument } from "./comparisonDocument.ts";
import { planDocument } from "./planDocument.ts";
import { text } from "./text/text.ts";

/**
 * Writes a plan in a format. What a format needs is loaded only for it.
 *
 * @param format of the command line; JSON has the facts as they are, the others have a document of them
 * @param plan facts
 * @param colours whether a text may have them
 */
export async function report(format: PlanOptions["format"], plan: Plan, colours: boolean): Promise<string> {
  if (format === "json") return `${JSON.stringify(plan, null, 2)}\n`;
  const shown = printable(plan);
  switch (format) {
    case "text":
      return text(shown.comparison ? comparisonDocument(shown, shown.comparison) : planDocument(shown), colours);
    case "html":
      return (await import("./page/page.ts")).page(planDocument(shown));
    case "markdown":
      return (await import("./markdown/markdown.ts")).markdown(planDocument(shown));
  }
}
