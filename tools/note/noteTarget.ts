/** The merge request that gets a comment, and who writes it. */
export interface NoteTarget {
  /** GitLab's API, such as `https://gitlab.example.com/api/v4`. */
  readonly api: string;
  readonly project: string;
  /** Number of the merge request in its project. */
  readonly mergeRequest: string;
  /** The commit that the comment is about. */
  readonly commit: string;
  /** Access token; it is never printed. */
  readonly token: string;
}

/** By field of a target: the variables of a job that have it, the first one that is set. */
const variables: Readonly<Record<keyof NoteTarget, readonly string[]>> = {
  api: ["CI_API_V4_URL"],
  project: ["CI_PROJECT_ID"],
  mergeRequest: ["CI_MERGE_REQUEST_IID"],
  // A pipeline for merged results runs on a commit of its own; only there the first variable is set.
  commit: ["CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_COMMIT_SHA"],
  token: ["GITLAB_BOT_TOKEN"],
};

/**
 * Reads the target from the variables of a job.
 *
 * @returns the target, or the names of the variables that are missing
 */
export function noteTarget(
  environment: Readonly<Record<string, string | undefined>>,
): NoteTarget | { readonly missing: readonly string[] } {
  const found = Object.entries(variables).map(
    ([field, names]) => [field, names.map((name) => environment[name] ?? "").find((value) => value !== "")] as const,
  );
  const missing = found.flatMap(([field, value]) =>
    value === undefined ? [variables[field as keyof NoteTarget].at(-1) ?? field] : [],
  );
  return missing.length > 0 ? { missing } : (Object.fromEntries(found) as unknown as NoteTarget);
}
