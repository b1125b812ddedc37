import type { Claims } from "../../tools/docs/tokenCases.ts";

/**
 * The subject that GitLab writes into a token: name and value of each component that the job has (gitlabhq,
 * lib/gitlab/ci/jwt_v2.rb, 2026).
 *
 * @param claims of the token
 * @param components setting of the project
 */
export function subjectOfToken(claims: Claims, components: readonly string[]): string {
  const values = claims as unknown as Readonly<Record<string, string | undefined>>;
  return components.flatMap((name) => (values[name] === undefined ? [] : [name, values[name]])).join(":");
}
