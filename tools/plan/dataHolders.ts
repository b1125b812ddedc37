import { cardOf, holdsData } from "../cards/cards.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { DataHolder } from "./planModel.ts";

/** The resources that hold data, and what protects each. */
export function dataHolders(resources: readonly RecordedResource[]): DataHolder[] {
  return resources
    .filter(holdsData)
    .map((resource) => ({
      resource: resource.name,
      type: resource.type,
      guards: [
        resource.options.protect ? "protected: Pulumi refuses to delete or replace it" : "NOT protected",
        ...(cardOf(resource.type)?.data ?? []).flatMap((guard) => guard(resource, resources) ?? []),
      ],
    }))
    .toSorted((a, b) => (a.type + a.resource < b.type + b.resource ? -1 : 1));
}
