import type { Finding } from "./finding.ts";
import type { PackedPolicy } from "./packedPolicy.ts";
import type { Verdict } from "./verdict.ts";

/** Puts a verdict together with what the pack says about its policy. */
export function findingOf({ name, level, severity, todo, frameworks }: PackedPolicy, verdict: Verdict): Finding {
  const { kind, path, resource, says } = verdict;
  const said = path === "" ? says : `${path} ${says}`;
  return {
    policy: name,
    level: kind === "unknown" ? "advisory" : level,
    severity,
    kind,
    resource: { urn: resource.urn, type: resource.type, name: resource.name },
    path,
    message: kind === "unknown" ? `cannot be judged before deployment: ${said}` : said,
    todo,
    frameworks,
  };
}
