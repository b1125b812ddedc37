/** Whether the nodes of an environment survive the loss of an availability zone. */
export const highAvailabilities = ["on", "off"] as const;

/** One of {@link highAvailabilities}. */
export type HighAvailability = (typeof highAvailabilities)[number];

/**
 * How repositories are stored: each on three members of a Gitaly Cluster, which GitLab supports with Premium or Ultimate
 * (gitlab-org/gitlab, doc/administration/gitaly/praefect/_index.md at 0286e4c6, 2026), or each on one Gitaly node.
 */
export const gitalyForms = ["cluster", "sharded"] as const;

/** One of {@link gitalyForms}. */
export type GitalyForm = (typeof gitalyForms)[number];

/** The form of a size: rows of the same size differ by it. */
export interface Form {
  readonly highAvailability: HighAvailability;
  readonly gitaly: GitalyForm;
}

/** The forms that a size can have; the first of each is its default. */
export interface Forms {
  readonly highAvailability: readonly [HighAvailability, ...HighAvailability[]];
  readonly gitaly: readonly [GitalyForm, ...GitalyForm[]];
}

/** A number that may depend on high availability. */
export type ByForm = number | Readonly<Record<HighAvailability, number>>;

/**
 * A number in a form.
 *
 * @param number the number, or one for each
 * @param form the chosen form
 */
export function inForm(number: ByForm, form: Form): number {
  return typeof number === "number" ? number : number[form.highAvailability];
}
