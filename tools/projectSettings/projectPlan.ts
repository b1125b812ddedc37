import type { subjectComponents } from "../../accounts/oidc/subject.ts";

/** What the project is set to. */
export interface ProjectPlan {
  /** Stacks, which are resource groups and environments. */
  readonly stacks: readonly string[];
  /** Tier of GitLab, as accounts/ has it. With premium the environments are protected, and the roles ask for that. */
  readonly tier: keyof typeof subjectComponents;
  /** Stacks whose deployment also needs the approval of a person, with premium. */
  readonly approvedStacks: readonly string[];
}
