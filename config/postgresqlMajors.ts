import { compareVersions } from "./rules/release.ts";

/**
 * What the GitLab package brings, by the first version that does (omnibus-gitlab, config/software/postgresql.rb and
 * postgresql_new.rb at the tags 19.0.0, 19.1.0, 19.2.1 and 19.3.0, 2026-08). Newest last.
 */
const brought = [
  { from: "19.0.0", majors: [17] },
  { from: "19.3.0", majors: [17, 18] },
] as const;

/**
 * The major versions of PostgreSQL whose databases a GitLab package can run. A database of another one cannot be upgraded by
 * it either, since that takes the old program.
 *
 * @param version GitLab's, `x.y.z`; a later one than is known here is taken to bring what the newest known one does
 * @returns in order
 * @throws RangeError for a version from before this project
 */
export function postgresqlMajors(version: string): readonly number[] {
  const row = brought.findLast(({ from }) => compareVersions(version, from) >= 0);
  if (!row) throw new RangeError(`GitLab ${version} is older than ${brought[0].from}, the first that is known here.`);
  return row.majors;
}
