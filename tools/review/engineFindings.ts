import { exceptionRules } from "../../policy/exceptions/exceptionRules.ts";
import { pack } from "../../policy/pack.ts";
import { urnParts } from "../recorder/urn.ts";
import type { EngineEvent } from "./engineEvent.ts";
import type { ReviewFinding } from "./reviewFinding.ts";

/** The words by which our pack marks what it cannot judge yet. */
const unknownWords = "cannot be judged before deployment";

/** Marks of colours, such as `<{%reset%}>`. */
const colours = /<\{%.*?%\}>/g;

/** What our pack reports: its policies, and the rules about exceptions from them. */
const known = [...pack, ...Object.values(exceptionRules)];

const severities: readonly string[] = ["low", "medium", "high", "critical"];

/**
 * The findings in the engine's events. The message of a policy that our pack does not have may hold values, and is left out:
 * the log of the preview has it.
 */
export function engineFindings(events: readonly EngineEvent[]): ReviewFinding[] {
  const found = events.flatMap(({ policyEvent }): ReviewFinding[] => {
    if (!policyEvent) return [];
    const { policyName: policy, enforcementLevel, message, resourceUrn: urn = "" } = policyEvent;
    const ours = known.find(({ name }) => name === policy);
    const { types, name } = urnParts(urn);
    const severity = severities.includes(policyEvent.severity ?? "") ? policyEvent.severity : ours?.severity;
    const said = ours ? violation(message, name, ours.todo) : "see the log of the preview";
    return [
      {
        policy,
        level: enforcementLevel === "mandatory" ? "mandatory" : "advisory",
        severity: (severity ?? "medium") as ReviewFinding["severity"],
        kind: said.includes(unknownWords) ? "unknown" : "broken",
        resource: name,
        type: types.split("$").at(-1) ?? types,
        urn,
        message: said,
        todo: ours?.todo ?? "",
        exceptedUntil: undefined,
      },
    ];
  });
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * The message alone. The SDK puts the description of the policy in a line before it (server.js of @pulumi/policy 1.21.0); our pack
 * puts the name before it and what to do behind it (policy/engine/reportFinding.ts).
 */
function violation(message: string, name: string, todo: string): string {
  const [description = "", ...lines] = message.replaceAll(colours, "").trim().split("\n");
  const text = lines.length > 0 ? lines.join(" ") : description;
  return text.replace(`${name}: `, "").replace(`. ${todo}`, "");
}
