import type { EnforcementLevel, ResourceValidationPolicy } from "@pulumi/policy";
import type { PackedPolicy } from "../packedPolicy.ts";

/** What Pulumi's SDK asks for beside the rule itself. */
type Description = Omit<ResourceValidationPolicy, "validateResource" | "remediateResource">;

/** Says what the pack knows about a policy in the SDK's fields. The SDK takes one framework, so tags name all of them. */
export function policyDescription(
  { name, description, severity, todo, frameworks }: Omit<PackedPolicy, "policy" | "level">,
  enforcementLevel: EnforcementLevel,
): Description {
  const [, framework = "", reference = ""] = /^(\S+) (.*)$/.exec(frameworks[0] ?? "") ?? [];
  const [control] = frameworks.flatMap((one) => /^FSBP (.*)$/.exec(one)?.[1] ?? []);
  return {
    name,
    description,
    enforcementLevel,
    severity,
    remediationSteps: todo,
    tags: [...frameworks],
    ...(framework === "" ? {} : { framework: { name: framework, reference, version: "", specification: "" } }),
    ...(control === undefined ? {} : { url: controlPage(control) }),
  };
}

/** AWS' page about a control such as `EC2.8`: docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-8. */
function controlPage(control: string): string {
  const anchor = control.toLowerCase().replace(".", "-");
  const [service = ""] = anchor.split("-");
  return `https://docs.aws.amazon.com/securityhub/latest/userguide/${service}-controls.html#${anchor}`;
}
