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
  {
    name: "what judges changes",
    has: (path) =>
      /^config\/(approval|calendarDay|parseSettings|stackFile|rules\/checkApprovals)\.ts$/.test(path) ||
      /^tools\/(against|approvals|cards|compare|document|plan|policies|readStackText|recorder|review)(\/|\.ts$)/.test(
        path,
      ),
  },
  { name: "exceptions from policies", has: (path) => /^exceptions\.[^/]+\.yaml$/.test(path) },
  { name: "expected drift", has: (path) => /^drift\.[^/]+\.yaml$/.test(path) },
  {
    name: "the pipeline",
    has: (path) =>
      // The scripts of package.json are the commands of the jobs, and the packages judge and deploy.
      [".gitlab-ci.yml", ".npmrc", "nodeVersion.cjs", "package-lock.json", "package.json"].includes(path) ||
      /^(\.gitlab|\.ci|ci)\//.test(path) ||
      /^tools\/(apply|compilePack|deploy|drift|gitlabApi|note|projectSettings|propose|pulumi|pulumiArguments|smoke|sweep|tryOut)(\/|\.ts$)/.test(
        path,
      ),
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
