import { restartByHand } from "../cards/rds.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import { someNames } from "../plan/someNames.ts";
import { canonical } from "./differences.ts";
import type { PropertyChange, ResourceChange } from "./comparisonModel.ts";
import { jsonIn } from "./texts.ts";

/** What people have to do after the run, before all of a change takes effect. */
export function afterwards(
  changes: readonly Pick<ResourceChange, "name" | "interruptions" | "properties">[],
): string[] {
  const waiting = changes
    .filter(({ interruptions }) => interruptions.includes(restartByHand))
    .filter(({ properties }) => !properties.some(isAtOnce));
  const names = someNames([...new Set(waiting.map(({ name }) => name))]);
  return waiting.length > 0
    ? [
        `restart the database, whose changed parameters wait for it (${names}): GitLab is down for another one or two minutes`,
      ]
    : [];
}

/** Whether only such parameters change as take effect without a restart. */
function isAtOnce({ path, before = "", after = "" }: PropertyChange): boolean {
  if (path !== "parameters") return false;
  const [was, is] = [before, after].map((text) =>
    canonical(
      ((jsonIn(text) ?? []) as readonly PlainObject[])
        .filter(({ applyMethod }) => applyMethod === "pending-reboot")
        .toSorted((a, b) => (String(a.name) < String(b.name) ? -1 : 1)),
    ),
  );
  return was === is;
}
