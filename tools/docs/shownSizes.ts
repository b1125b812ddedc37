import { sizes } from "../../config/sizes.ts";
import { architectureOfStack } from "./architectureOf.ts";
import type { Sets } from "./plannedStack.ts";

/** A size as a document shows it: a stack file of this project, and the number of users where the file has another one. */
interface ShownSize {
  readonly users: number;
  readonly stack: "team" | "prod";
  readonly sets: Sets;
}

/** Every size, smallest first: one box as in `Pulumi.team.yaml`, and all others as in `Pulumi.prod.yaml`. */
export function shownSizes(): ShownSize[] {
  return sizes.map(({ users, groups }) => {
    const stack = groups ? "prod" : "team";
    const sets: Sets = architectureOfStack(stack).users === users ? {} : { users: String(users) };
    return { users, stack, sets };
  });
}
