import { rolloutEnvironment } from "../../gitlab/rolloutEnvironment.ts";
import { tierArchitecture, tierEndpoints } from "../fixtures/tierArchitectures.ts";
import { play } from "./play.ts";
import type { Ended, World } from "./world.ts";

const architecture = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });
const { ROLLOUTS: rows } = rolloutEnvironment(tierEndpoints(architecture).groups!, architecture);

/**
 * Rolls version 2 of its template out to the group of Rails, without pauses.
 *
 * @param world has the group
 * @param variables of the environment
 */
export function rollOut(world: World, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return playRollout(world, "roll_out_rails", variables);
}

/** Takes an upgrade back to 19.3.0, and the group of Rails to version 2 of its template. */
export function goBack(world: World, variables: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return playRollout(world, "go_back", variables);
}

function playRollout(world: World, step: string, variables: Readonly<Record<string, string>>): Promise<Ended> {
  return play(world, `ROLLOUTS='${rows!}' RECORDS=bucket\n${step}`, "19.3.0", {
    ROLLOUT_POLL_SECONDS: "0",
    ...variables,
  });
}
