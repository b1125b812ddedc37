import { referencesIn } from "../recorder/references.ts";
import type { RecordedResource } from "../recorder/recording.ts";

/** The resources that a selection of AWS Backup names: a vault without any selection holds nothing. */
export function savedBy({ inputs }: RecordedResource, all: readonly RecordedResource[]): RecordedResource[] {
  const named = new Set(referencesIn(inputs.resources));
  return all.filter(({ mark }) => named.has(`${mark}.arn`));
}
