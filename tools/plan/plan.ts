import { transforms } from "../../transforms.ts";
import type { RecordedResource, Recording } from "../recorder/recording.ts";
import { quotas, roleRights } from "./account.ts";
import { byHand } from "./byHand.ts";
import { dataHolders } from "./dataHolders.ts";
import type { Plan } from "./model.ts";
import { priceSummary } from "./price.ts";
import { reachSummary } from "./reach.ts";
import { resourceSummary } from "./tree.ts";

/**
 * Reads a plan off what a program registered. Nothing here knows the architecture.
 *
 * @param stack name of the stack
 * @param recording what was registered
 */
export function plan(stack: string, { resources, outputs, secretOutputs }: Recording): Plan {
  const provider = resources.find(({ type }) => type === "pulumi:providers:aws");
  const region = String(provider?.inputs.region);
  const needed = quotas(resources);
  return {
    format: 1,
    stack,
    region,
    tags: stackTags(provider),
    resources: resourceSummary(resources),
    price: priceSummary(resources, region),
    reach: reachSummary(resources),
    data: dataHolders(resources),
    rights: roleRights(resources),
    quotas: needed,
    byHand: byHand(resources, needed),
    transforms: transforms.length,
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([name, value]) => [name, secretOutputs.includes(name) ? "(secret)" : value]),
    ),
  };
}

/** A provider's inputs are texts, and groups among them JSON. */
function stackTags(provider: RecordedResource | undefined): Record<string, string> {
  const given = provider?.inputs.defaultTags;
  const group = (typeof given === "string" ? JSON.parse(given) : given) as
    { readonly tags?: Record<string, string> } | undefined;
  return Object.fromEntries(Object.entries(group?.tags ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
