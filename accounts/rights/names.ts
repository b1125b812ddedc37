import type { Condition } from "./rightsDocument.ts";
import type { RightsSubject } from "./rightsSubject.ts";

/** How ARNs of an environment's resources are written. Its physical names have the name of the stack (`Pulumi.yaml`). */
export interface Names {
  readonly subject: RightsSubject;
  /** The stacks, or patterns of their names. */
  readonly stacks: readonly string[];
  /** Regions that a deployment acts in. */
  readonly regions: readonly string[];
  /** Seven digits are at the end of a name that Pulumi makes: `gitlab-secrets-prod-0a1b2c3`. */
  readonly generated: (before?: string, after?: string) => string[];
  /** Names that begin with the stack's: `gitlab-prod-rails`. */
  readonly given: (before?: string, after?: string) => string[];
  /** ARNs of a service in the stack's region. */
  readonly arns: (service: string, names: readonly string[], where?: "every region" | "no region") => string[];
  /** Only in these regions: for what has no ARN, or one that nobody knows before it exists. */
  readonly inRegions: Condition;
  /** Only what has this environment's tag. */
  readonly tagged: Condition;
}

/** The tag of every resource of a stack (config/ownTags.ts; a test compares the two). */
export const stackTag = "gitlab:stack";

/**
 * Spells the names of an environment.
 *
 * @param subject whose rights they are
 */
export function namesOf(subject: RightsSubject): Names {
  const { partition, accountId, region, copyRegion, environment } = subject;
  const stacks = subject.stacks ?? [environment];
  const regions = [region, ...(copyRegion === undefined ? [] : [copyRegion])];
  const where = { "every region": regions, "no region": [""] } as const;
  return {
    subject,
    stacks,
    regions,
    generated: (before = "", after = "") => stacks.map((stack) => `${before}gitlab-*-${stack}-???????${after}`),
    given: (before = "", after = "") =>
      stacks.map((stack) => `${before}gitlab-${stack}-*${after}`.replaceAll(/-+/g, "-")),
    arns: (service, names, place) =>
      (place ? where[place] : [region]).flatMap((one) =>
        names.map((name) => `arn:${partition}:${service}:${one}:${accountId}:${name}`),
      ),
    inRegions: { StringEquals: { "aws:RequestedRegion": regions } },
    tagged: { StringLike: { [`aws:ResourceTag/${stackTag}`]: stacks } },
  };
}
