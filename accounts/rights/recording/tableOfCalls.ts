import { doings, type Doing } from "../doing.ts";
import { lookups } from "./lookups.ts";
import type { Call } from "./readCalls.ts";

/** The requests of one step of a run, such as its first `terraform apply`. */
export interface Step {
  /** What an `ApplyResourceChange` is in this step. */
  readonly doing: Exclude<Doing, "read" | "plan">;
  readonly calls: readonly Call[];
  /** Pulumi's token of each of Terraform's types. */
  readonly tokens: ReadonlyMap<string, string>;
}

/** What was recorded, as `recorded.json` has it: operations by what was done to a resource, or asked. */
export interface TableOfCalls {
  readonly resources: Readonly<Record<string, Readonly<Partial<Record<Doing, readonly string[]>>>>>;
  readonly lookups: Readonly<Record<string, readonly string[]>>;
  /** Of the provider itself, while it starts. */
  readonly start: readonly string[];
}

/** Calls that undo: where one is among those of another step, something was replaced, or made again after an error. */
const undoes = /\.(Delete|Deregister|Detach|Disassociate|Release|Terminate|Unsubscribe)/;

/** What a request of the provider is for, by what Terraform asked it for. */
function doingOf(purpose: string, changes: Doing): Doing {
  if (purpose === "PlanResourceChange") return "plan";
  return purpose === "ApplyResourceChange" ? changes : "read";
}

/**
 * Sorts requests by Pulumi's types.
 *
 * @param steps of all runs
 */
export function tableOfCalls(steps: readonly Step[]): TableOfCalls {
  const resources = new Map<string, Map<Doing, Set<string>>>();
  const asked = new Map(Object.keys(lookups).map((token) => [token, new Set<string>()] as const));
  const start = new Set<string>();
  const tokenOfLookup = new Map(Object.entries(lookups).map(([token, type]) => [type, token]));
  for (const { doing, calls, tokens } of steps) {
    for (const { type, purpose, operation } of calls) {
      if (type === undefined) start.add(operation);
      else if (purpose === "ReadDataSource") asked.get(tokenOfLookup.get(type) ?? "")?.add(operation);
      else {
        const token = tokens.get(type);
        if (token === undefined) continue; // it only gives a data source something to find
        const changes = undoes.test(operation) ? "delete" : doing;
        const done = doingOf(purpose, changes);
        const byDoing = resources.get(token) ?? new Map<Doing, Set<string>>();
        resources.set(token, byDoing.set(done, (byDoing.get(done) ?? new Set()).add(operation)));
      }
    }
  }
  const sorted = (some: Iterable<string>) => [...some].toSorted();
  return {
    resources: Object.fromEntries(
      [...resources]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([token, byDoing]) => [
          token,
          Object.fromEntries(
            doings.flatMap((doing) => {
              const some = byDoing.get(doing);
              return some ? [[doing, sorted(some)]] : [];
            }),
          ),
        ]),
    ),
    lookups: Object.fromEntries([...asked].map(([token, some]) => [token, sorted(some)])),
    start: sorted(start),
  };
}
