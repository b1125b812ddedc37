import type { ReviewStep } from "./reviewStep.ts";

/**
 * GitLab's Terraform report: how many resources are created, changed and deleted. A replacement counts as created and deleted.
 * All three have to be there (lib/gitlab/ci/parsers/terraform/tfplan.rb of gitlab-org/gitlab, read 2026-11-22).
 */
interface TerraformReport {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
}

/** By operation of the engine: what it counts as. */
const counted: Readonly<Record<string, readonly (keyof TerraformReport)[]>> = {
  create: ["create"],
  import: ["create"],
  update: ["update"],
  delete: ["delete"],
  replace: ["create", "delete"],
  "create-replacement": ["create"],
  "import-replacement": ["create"],
  "delete-replaced": ["delete"],
};

/** Counts steps for `artifacts:reports:terraform`. */
export function terraformReport(steps: readonly ReviewStep[]): TerraformReport {
  const kinds = steps.flatMap(({ op }) => counted[op] ?? []);
  const count = (kind: keyof TerraformReport) => kinds.filter((one) => one === kind).length;
  return { create: count("create"), update: count("update"), delete: count("delete") };
}
