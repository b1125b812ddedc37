import { pack } from "../../policy/pack.ts";
import type { Line } from "../document/blocks.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";
import type { AwsControl } from "./awsControls/awsControl.ts";
import { awsControls } from "./awsControls/awsControls.ts";
import { policiesFor } from "./awsControls/policiesFor.ts";

/** Every control with its answer, a table for each part of AWS. */
export function controlsTable(): string {
  return Object.entries(awsControls)
    .map(([part, controls]) => `### ${part}\n\n${written([markdownTable(head, controls.map(row))])}`)
    .join("\n");
}

const head = ["control", "CIS v7.0", "checkov", "what it asks", "here", "answer"];

function row(control: AwsControl): Line[] {
  const { ids, cis, checkov, meaning, fit } = control;
  return [ids.join(", "), cis.join(", "), checkov, meaning, fit, answer(control)];
}

function answer(control: AwsControl): Line {
  const { proofs = [], why } = control;
  const policies = policiesFor(control, pack).map(({ name, policy }) => [
    { code: name },
    policy.judges === "stack" ? " (of the stack)" : "",
  ]);
  const tests = proofs.map(({ file, title }) => [{ code: file }, `: “${title}”`]);
  return [...policies, ...tests, ...(why === undefined ? [] : [[why]])]
    .flatMap((parts, position) => [...(position === 0 ? [] : ["; "]), ...parts])
    .filter((part) => part !== "");
}
