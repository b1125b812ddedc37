import type { Architecture } from "../config/architecture.ts";
import type { Role } from "./role.ts";
import { roles } from "./roles.ts";
import type { SecretName } from "./secretNames.ts";

/**
 * The secrets that nodes of an environment read into `gitlab.rb`, or publish.
 *
 * @param architecture says which roles its nodes have
 */
export function wantedSecrets({
  namedNodes,
  groups,
}: Pick<Architecture, "namedNodes" | "groups">): ReadonlySet<SecretName> {
  const played = [...namedNodes, ...groups].map(({ role }): Role => roles[role]);
  return new Set(played.flatMap(({ secrets }) => [...secrets.read, ...secrets.publish]));
}
