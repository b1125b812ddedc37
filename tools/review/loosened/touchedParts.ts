/** A part of the project that decides what other changes are allowed to do. */
interface GuardedPart {
  /** What people call it. */
  readonly name: string;
  /** Whether a path below the project's folder belongs to it. */
  readonly has: (path: string) => boolean;
}

/** The parts whose change a review names first. */
const guardedParts: readonly GuardedPart[] = [
  { name: "the policy pack", has: (path) => path.startsWith("policy/") },
  { name: "exceptions from policies", has: (path) => /^exceptions\.[^/]+\.yaml$/.test(path) },
  {
    name: "the pipeline",
    has: (path) =>
      path === ".gitlab-ci.yml" ||
      /^(\.gitlab|\.ci|ci)\//.test(path) ||
      /^tools\/(review|approvals|note|propose|apply|deploy|projectSettings)(\/|\.ts$)/.test(path),
  },
  { name: "accounts and roles", has: (path) => path.startsWith("accounts/") },
];

/** A guarded part that changes, and its changed files. */
export interface TouchedPart {
  readonly name: string;
  readonly files: readonly string[];
}

/** The guarded parts among changed files. */
export function touchedParts(paths: readonly string[]): TouchedPart[] {
  return guardedParts
    .map(({ name, has }) => ({ name, files: paths.filter(has).toSorted() }))
    .filter(({ files }) => files.length > 0);
}
