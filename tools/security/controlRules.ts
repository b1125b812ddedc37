import type { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Control } from "./securityModel.ts";

/** By type: what the inputs of a resource, and of those that refer to it, say about its security. */
export type ControlRules = Readonly<Record<string, (resource: RecordedResource, graph: ResourceGraph) => Control[]>>;
