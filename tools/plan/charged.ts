import { cardOf } from "../cards/cards.ts";
import type { Charge } from "../cards/charges.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { isReal } from "./tree.ts";

/** An item of the bill, and the resource that it is for. */
export interface Charged {
  readonly resource: RecordedResource;
  readonly charge: Charge;
}

/** Everything that recorded resources cost by the hour or month, in a region. */
export function charged(resources: readonly RecordedResource[], region: string): Charged[] {
  return resources.filter(isReal).flatMap((resource) => {
    const rule = cardOf(resource.type)?.price;
    if (typeof rule !== "function") return [];
    return rule(resource, region, resources).map((charge) => ({ resource, charge }));
  });
}
