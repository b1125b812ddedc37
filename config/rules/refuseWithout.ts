import type { Complain } from "../problem.ts";
import type { Size } from "../sizes/size.ts";

/** What a stack file may speak of although the size does not have it. */
type Part = "database" | "cache" | "nodeTls";

/**
 * Refuses what a stack file says about a part that one box does itself.
 *
 * @param part its key
 * @param said below that key
 * @param size its rows
 * @param complain is called once at most
 */
export function refuseWithout(part: Part, said: object, size: Size, complain: Complain): void {
  const [first] = Object.entries(said);
  if (!first) return;
  complain(`${part}.${first[0]}`, first[1], `nothing at ${String(size.users)} users`, fixes[part]);
}

const fixes: Readonly<Record<Part, string>> = {
  database: "PostgreSQL runs on the box: remove the key.",
  cache: "Redis runs on the box: remove the key.",
  nodeTls: "The parts of GitLab are on one box: remove the key.",
};
