import type { Drift } from "./driftIn.ts";

/** Title of the issue about a stack. A person may change its text, but not this. */
export function driftTitle(stack: string): string {
  return `Drift of ${stack}`;
}

/**
 * What the issue says. It names inputs and never their values.
 *
 * @param stack name of the stack
 * @param drifts what nobody expects
 * @param when commit, and where it was found
 */
export function driftText(stack: string, drifts: readonly Drift[], when: string): string {
  const rows = drifts.map(
    ({ resource, type, properties }) =>
      `| \`${resource}\` | ${type} | ${properties.length === 0 ? "is gone" : properties.map((one) => `\`${one}\``).join(", ")} |`,
  );
  return [
    `Somebody else than the pipeline changed \`${stack}\` in AWS. CloudTrail says who (docs/pipeline.md, "Drift").`,
    ["| resource | type | what differs |", "| --- | --- | --- |", ...rows].join("\n"),
    `- To take it back, run \`npm run refresh -- --stack ${stack} --yes\` with your own role: only then Pulumi knows of it. Then run a pipeline of the default branch. Its preview shows what is set back, and its deployment does that. What is gone is made anew, without its data.`,
    "- To keep it, change the stack file or the program to say the same.",
    `- If somebody else may set it, add it to \`drift.${stack}.yaml\` with a reason.`,
    `Found with ${when}. This issue is updated, and closed once there is no drift.`,
  ].join("\n\n");
}
