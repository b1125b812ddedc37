import type { Plan } from "./model.ts";
import type { PlanOptions } from "./options.ts";
import { planText } from "./text.ts";

/**
 * Writes a plan in a format. What a format needs is loaded only for it.
 *
 * @param format of the command line
 * @param plan the plan
 * @param colours whether a text may have them
 */
export async function report(format: PlanOptions["format"], plan: Plan, colours: boolean): Promise<string> {
  switch (format) {
    case "text":
      return planText(plan, colours);
    case "json":
      return `${JSON.stringify(plan, null, 2)}\n`;
    case "html":
      return (await import("./html/page.ts")).page(plan);
    case "markdown":
      return (await import("./markdown/markdown.ts")).markdown(plan);
  }
}
