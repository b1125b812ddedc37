import { ResourceGraph } from "../plan/graph.ts";
import type { SettingRow } from "../plan/planModel.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { controls } from "./controls.ts";
import { gaps } from "./gaps.ts";
import { leftExamples } from "./leftExamples.ts";
import { outboundSummary } from "./outboundSummary.ts";
import { passages } from "./passages.ts";
import { roleRights } from "./roleRights.ts";
import type { Security } from "./securityModel.ts";

/**
 * What a security reviewer looks for, read off the registered resources.
 *
 * @param resources everything that was recorded
 * @param settings name where examples were left
 */
export function securityFacts(resources: readonly RecordedResource[], settings: readonly SettingRow[]): Security {
  const graph = new ResourceGraph(resources);
  const controlled = controls(graph);
  return {
    outbound: outboundSummary(graph),
    passages: passages(graph),
    rights: roleRights(graph),
    controls: controlled,
    gaps: gaps(graph, controlled),
    examples: leftExamples(graph, settings),
  };
}
