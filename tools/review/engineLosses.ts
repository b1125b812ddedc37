import type { DataLoss } from "../approvals/dataLoss.ts";
import { cardOf, holdsData } from "../cards/cards.ts";
import { textsIn } from "../recorder/plainObject.ts";
import { urnParts } from "../recorder/urn.ts";
import type { EngineEvent, EngineState } from "./engineEvent.ts";

/** A resource that goes, with what is known about it. */
interface Going {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly action: DataLoss["action"];
  readonly old: EngineState;
  readonly isRefused: boolean;
}

/** Steps that take the old resource away. A `delete-replaced` beside a `replace` of the same resource is the same loss. */
const actions: Readonly<Record<string, DataLoss["action"]>> = {
  delete: "delete",
  replace: "replace",
  "delete-replaced": "replace",
};

/** The steps of the engine's events that take data away, each resource once. */
export function engineLosses(events: readonly EngineEvent[]): DataLoss[] {
  const going = new Map(events.flatMap(goingIn).map((one) => [one.urn, one]));
  const data = [...going.values()].filter(({ type, old }) => holdsData({ type, inputs: old.inputs }));
  const ids = new Set(data.map(({ old }) => old.id).filter((id) => id !== ""));
  return [...going.values()].flatMap((one): DataLoss[] => {
    const { type, name: resource, action, isRefused } = one;
    const why = data.includes(one) ? fate(one) : guarding(one, ids);
    return why === undefined ? [] : [{ resource, type, action, why, isRefused }];
  });
}

function goingIn({ resourcePreEvent }: EngineEvent): Going[] {
  if (!resourcePreEvent) return [];
  const { op, urn, old, new: present } = resourcePreEvent.metadata;
  const action = actions[op];
  if (action === undefined || !old) return [];
  const { types, name } = urnParts(urn);
  const type = types.split("$").at(-1) ?? types;
  const isRefused = old.protect === true && (action === "delete" || present?.protect === true);
  return [{ urn, type, name, action, old, isRefused }];
}

function fate({ action, old, isRefused }: Going): string {
  if (isRefused) return `${action}d, if it were not protected`;
  if (old.retainOnDelete) return "stays in the account, but Pulumi no longer protects it";
  return action === "delete" ? "deleted together with its data" : "replaced by an empty one";
}

/** What the deletion of something that guards data means, unless what it guards goes, too. */
function guarding({ type, action, old }: Going, gone: ReadonlySet<string>): string | undefined {
  if (action !== "delete" || textsIn(old.inputs).some((text) => gone.has(text))) return undefined;
  return cardOf(type)?.guardian;
}
