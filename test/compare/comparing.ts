import type * as aws from "@pulumi/aws";
import { compare, type Side } from "../../tools/compare/compare.ts";
import type { Comparison } from "../../tools/compare/comparisonModel.ts";
import { record } from "../../tools/recorder.ts";
import { exactly } from "./exactly.ts";

/** Options of a resource. */
export type Options = NonNullable<ConstructorParameters<typeof aws.s3.Bucket>[2]>;

/** A side of a comparison: what a program registers. */
export const side = async (program: () => unknown): Promise<Side> => ({
  recording: await record(program, { computed: "references" }),
  settings: {},
});

/** The comparison of two programs. */
export const changed = async (before: () => unknown, after: () => unknown): Promise<Comparison> =>
  compare("before", await side(before), await side(after));

/** The lines of the comparison of two programs that are about resources. */
export const lines = async (before: () => unknown, after: () => unknown): Promise<string[]> =>
  exactly(await changed(before, after))
    .trimEnd()
    .split("\n")
    .filter((line) => !line.startsWith("price: "));
