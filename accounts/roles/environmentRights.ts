import type { Place } from "../../components/helpers/place.ts";
import { jobKinds } from "../accountNames.ts";
import type { JobRights } from "./jobRights.ts";
import { stateRights, type State } from "./stateRights.ts";

/** Everything that the roles of an environment may do. */
export function environmentRights({
  state,
}: {
  readonly environment: string;
  readonly place: Place;
  readonly state: State;
}): JobRights {
  const byKind = Object.fromEntries(jobKinds.map((kind) => [kind, [stateRights(kind, state)]]));
  return { byKind: byKind as unknown as JobRights["byKind"] };
}
