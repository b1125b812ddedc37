import { bundle } from "../../gitlab/bundle.ts";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import type { Phase, StepName } from "../../gitlab/phases.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierArchitecture, tierEndpoints } from "../fixtures/tierArchitectures.ts";
import { nodesOf, putGroup } from "./group.ts";
import type { World } from "./world.ts";
import { newWorld } from "./worlds.ts";

/** What the toolbox is part of. */
export const toolboxArchitecture = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });

/** What AWS would have created for it. */
export const toolboxEndpoints = tierEndpoints(toolboxArchitecture);

const node = toolboxArchitecture.namedNodes.find(({ role }) => role === "toolbox")!;

/** The toolbox without the step on the database server, which test/postgresql tries on a real one. */
const without = (phase: Phase, left: StepName): Phase => ({
  ...phase,
  steps: phase.steps.filter((step) => step !== left),
});
const [prepare, ...later] = roles.toolbox.phases;
const withoutServer: Role = { ...roles.toolbox, phases: [without(prepare, "make_databases"), ...later] };

/** Publishes a configuration of the toolbox, as pulumi up does. */
export function publishToolbox(
  world: World,
  version = "19.3.0",
  { role = withoutServer, endpoints = toolboxEndpoints }: { readonly role?: Role; readonly endpoints?: Endpoints } = {},
): void {
  const text = bundle({ ...toolboxArchitecture, gitlabVersion: version }, role, node, endpoints);
  world.publish({ role, volume: null, text });
}

/** Requests phases, as pulumi up does. */
export function askToolbox(world: World, ...phases: readonly string[]): void {
  for (const phase of phases) world.ask(phase, world.asked("prepare"));
}

/** A toolbox with its secrets, and groups that run what they should. */
export function newToolbox(): World {
  const world = newWorld();
  world.put("root/etc/gitlab-node.env", world.read("root/etc/gitlab-node.env").replace("/converge", "/prepare"));
  for (const [name, value] of Object.entries({
    "gitlab-database": '{"current": "a", "a": "letters", "b": "digits"}',
    "registry-database": '{"current": "b", "a": "before", "b": "after"}',
    "redis-token": "token",
    "gitaly-token": "for clients",
  })) {
    world.put(`world/secrets/${name}`, value);
  }
  const { rails, sidekiq } = toolboxEndpoints.groups!;
  for (const { name, templateId: template, templateVersion: version } of [rails, sidekiq]) {
    putGroup(world, { name, template, version, nodes: nodesOf(version, 3) });
  }
  publishToolbox(world);
  return world;
}
