import { compareVersions } from "./rules/release.ts";

/**
 * The PostgreSQL versions that the GitLab package includes, by the first GitLab version that includes them (omnibus-gitlab,
 * config/software/postgresql.rb and postgresql_new.rb at the tags 19.0.0, 19.1.0, 19.2.1 and 19.3.0, 2026-08). Newest last.
 */
const brought = [
  { from: "19.0.0", majors: [17] },
  { from: "19.3.0", majors: [17, 18] },
] as const;

/**
 * The major versions of PostgreSQL whose databases a GitLab package can run. The package cannot upgrade a database of
 * another version either, since an upgrade needs the old program.
 *
 * @param version GitLab's, `x.y.z`; a later version than the newest known one is assumed to include the same
 * @returns in order
 * @throws RangeError for a version from before this project
 */
export function postgresqlMajors(version: string): readonly number[] {
  const row = brought.findLast(({ from }) => compareVersions(version, from) >= 0);
  if (!row) throw new RangeError(`GitLab ${version} is older than ${brought[0].from}, the first that is known here.`);
  return row.majors;
}
