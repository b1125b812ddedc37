import { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { ResourceChange, ServiceOutage, SettingChange } from "./comparisonModel.ts";
import { bastionService, outageRules, services, upgradeMinutes, type Outage } from "./outageRules.ts";

/** An outage, and what brings it. */
interface Caused extends Outage {
  readonly name: string;
  readonly perhaps: boolean;
}

/** Which services a change takes away, and for how long: a row for each service, and for the bastion where it is touched. */
export function outages(
  changes: readonly ResourceChange[],
  settings: readonly SettingChange[],
  [old, present]: readonly [before: readonly RecordedResource[], after: readonly RecordedResource[]],
): ServiceOutage[] {
  const key = ({ type, name }: { readonly type: string; readonly name: string }) => `${type} ${name}`;
  const sides = [present, old].map((resources) => ({
    graph: new ResourceGraph(resources),
    byKey: new Map(resources.map((one) => [key(one), one])),
  }));
  const ofResources = changes.flatMap((change): Caused[] => {
    const side = sides[change.kind === "deleted" ? 1 : 0];
    const resource = side?.byKey.get(key(change));
    if (!side || !resource || change.interruptions.length === 0) return [];
    const outage = outageRules[change.type]?.({ resource, change, graph: side.graph });
    return outage ? [{ ...outage, name: change.name, perhaps: change.kind === "mayBeReplaced" }] : [];
  });
  const version = settings.some(({ key: setting }) => setting === "gitlabVersion" || setting === "gitlabEdition");
  const box = new ResourceGraph(present).ofType("rds/instance:Instance").length === 0;
  const all = [
    ...ofResources,
    ...(version && box ? [{ services, minutes: upgradeMinutes, name: "gitlabVersion", perhaps: false }] : []),
  ];
  const touched = all.some((outage) => outage.services.includes(bastionService));
  return [...services, ...(touched ? ([bastionService] as const) : [])].map((service) => {
    const own = all.filter((outage) => outage.services.includes(service));
    const certain = own.filter(({ perhaps }) => !perhaps);
    const shown = certain.length > 0 ? certain : own;
    const size = ({ minutes = Infinity }: Caused) => minutes;
    const longest = Math.max(0, ...shown.map(size));
    return {
      service,
      minutes: Number.isFinite(longest) ? longest : undefined,
      perhaps: own.length > 0 && certain.length === 0,
      instead: longest === 0 ? shown.find(({ instead }) => instead !== undefined)?.instead : undefined,
      because: [...new Set(shown.filter((outage) => size(outage) === longest).map(({ name }) => name))],
    };
  });
}
