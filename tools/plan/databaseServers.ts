import { isCopy } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceGraph } from "./graph.ts";

const servers = (graph: ResourceGraph) => graph.ofType("rds/instance:Instance");

/** The servers that hold the databases. */
export function databases(graph: ResourceGraph): readonly RecordedResource[] {
  return servers(graph).filter((server) => !isCopy(server));
}

/** The servers that copy one of those, and only read. */
export function readReplicas(graph: ResourceGraph): readonly RecordedResource[] {
  return servers(graph).filter(isCopy);
}
