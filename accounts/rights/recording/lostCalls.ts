import type { TableOfCalls } from "./tableOfCalls.ts";

type Calls = Readonly<Partial<Record<string, readonly string[]>>>;

function lines(table: TableOfCalls): string[] {
  const of = (name: string, calls: Calls) =>
    Object.entries(calls).flatMap(([doing, operations = []]) => operations.map((one) => `${name}, ${doing}: ${one}`));
  return [
    ...Object.entries(table.resources).flatMap(([type, calls]) => of(type, calls)),
    ...of("look-up", table.lookups),
    ...of("provider", { start: table.start }),
  ];
}

/**
 * Calls that were recorded before, and not again: either nothing makes them any more, or a run did not come so far.
 *
 * @param before what is there
 * @param now what all runs have recorded
 * @returns such as `aws:ec2/vpc:Vpc, delete: EC2.DeleteVpc`
 */
export function lostCalls(before: TableOfCalls, now: TableOfCalls): string[] {
  const again = new Set(lines(now));
  return lines(before).filter((line) => !again.has(line));
}
