import assert from "node:assert/strict";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";

export { plainOptions } from "../../tools/recorder/recordedOptions.ts";

/** The account of the recorder. */
export const place = { accountId: "123456789012", partition: "aws", region: "us-east-1", dnsSuffix: "amazonaws.com" };

/**
 * Type and name of every resource but the stack, sorted: their order of registration means little.
 *
 * @param recording what a program registered
 */
export function list(recording: Recording): string[] {
  return recording.resources
    .slice(1)
    .map(({ type, name }) => `${type} ${name}`)
    .toSorted();
}

/**
 * The only resource of a type, or of a type and name.
 *
 * @param recording what a program registered
 * @param type the end of its token, such as `ec2/instance:Instance`
 * @param name logical name
 */
export function only(recording: Recording, type: string, name?: string): RecordedResource {
  const found = recording.resources.filter(
    (resource) => resource.type.endsWith(type) && (name === undefined || resource.name === name),
  );
  const [resource] = found;
  assert.ok(resource && found.length === 1, `${found.length} resources are ${type} ${name ?? ""}`);
  return resource;
}
