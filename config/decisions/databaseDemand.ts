import type { Form } from "../form.ts";
import { pumaThreads, pumaWorkers, sidekiqConcurrency } from "../puma.ts";
import type { ScaledRole } from "../scaledRole.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";
import { connectionDemand, type ConnectionDemand } from "./connectionDemand.ts";
import { nodeCount } from "./nodeCount.ts";
import type { ScaledGroup } from "./scaledGroup.ts";

/** What the database is for. */
export interface DatabaseUsers {
  readonly size: Size;
  readonly form: Form;
  readonly groups: readonly ScaledGroup[];
}

/**
 * The connections of all nodes, with groups at their maximum and surge.
 *
 * @param nodes overrides of the size's rows
 * @param users what connects
 */
export function databaseDemand(nodes: Settings["nodes"], { size, form, groups }: DatabaseUsers): ConnectionDemand {
  const most = (role: ScaledRole) => {
    const group = groups.find((one) => one.role === role);
    return { nodes: group ? group.max + group.surge : 0, vcpu: group?.vcpu ?? 0, memoryGiB: group?.memoryGiB ?? 0 };
  };
  const [rails, sidekiq] = [most("rails"), most("sidekiq")];
  return connectionDemand({
    rails: { nodes: rails.nodes, workers: pumaWorkers(rails.vcpu, rails.memoryGiB), threads: pumaThreads },
    sidekiq: { nodes: sidekiq.nodes, processes: sidekiq.vcpu, concurrency: sidekiqConcurrency },
    praefectNodes: nodeCount("praefect", nodes, size, form),
    registryNodes: rails.nodes,
  });
}
