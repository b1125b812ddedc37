import { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { controls } from "./controls.ts";
import { outboundSummary } from "./outboundSummary.ts";
import { passages } from "./passages.ts";
import { roleRights } from "./roleRights.ts";
import type { Security } from "./securityModel.ts";

/** What a security reviewer looks for, read off the registered resources. */
export function securityFacts(resources: readonly RecordedResource[]): Security {
  const graph = new ResourceGraph(resources);
  return {
    outbound: outboundSummary(graph),
    passages: passages(graph),
    rights: roleRights(graph),
    controls: controls(graph),
  };
}
