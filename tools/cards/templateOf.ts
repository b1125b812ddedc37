import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { referencesIn } from "../recorder/references.ts";

/** The launch template that an Auto Scaling group starts its instances from; absent: none of the recorded ones. */
export function templateOf(
  { inputs }: RecordedResource,
  all: readonly RecordedResource[],
): RecordedResource | undefined {
  const references = referencesIn((inputs.launchTemplate as PlainObject | undefined)?.id);
  return all.find(({ mark }) => references.includes(`${mark}.id`));
}
