import type { RecordedResource } from "../recorder/recording.ts";

/**
 * The id of a resource's box.
 *
 * @param resource as recorded
 */
export function boxId({ type, name }: RecordedResource): string {
  return `${type.split(":").at(-1) ?? type} ${name}`;
}
