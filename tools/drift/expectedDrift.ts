import { existsSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { parse } from "yaml";
import { DeployError } from "../deploy/deployError.ts";
import type { Drift } from "./driftIn.ts";

const schema = v.strictObject({
  expected: v.array(
    v.strictObject({
      resource: v.pipe(v.string(), v.nonEmpty()),
      property: v.pipe(v.string(), v.nonEmpty()),
      reason: v.pipe(v.string(), v.minLength(10, "a sentence that says why")),
    }),
  ),
});

/** An input that may differ, because somebody else than this program sets it. */
export type ExpectedDrift = v.InferOutput<typeof schema>["expected"][number];

/**
 * Reads `drift.<stack>.yaml`; without the file nothing may differ.
 *
 * @param stack name of the stack
 * @throws DeployError if the file is wrong
 */
export function expectedDrift(stack: string): readonly ExpectedDrift[] {
  const file = `drift.${stack}.yaml`;
  if (!existsSync(file)) return [];
  const read = v.safeParse(schema, parse(readFileSync(file, "utf8")));
  if (read.success) return read.output.expected;
  const [issue] = read.issues;
  const path = v.getDotPath(issue) ?? "the file";
  throw new DeployError(
    `${file}: ${path}: ${issue.message}. It has a list "expected" with resource (logical name), property (input) and reason.`,
  );
}

/** What is left of a drift without what is expected; nothing if all of it is. A resource that is gone is never expected. */
export function unexpected(drift: Drift, expected: readonly ExpectedDrift[]): Drift | undefined {
  if (drift.properties.length === 0) return drift;
  const properties = drift.properties.filter(
    (property) => !expected.some((one) => one.resource === drift.resource && one.property === property),
  );
  return properties.length === 0 ? undefined : { ...drift, properties };
}
