import type { Recording } from "../../tools/recorder/recording.ts";

/**
 * Names of everything that comes after a resource.
 *
 * @param recording what a program registered
 * @param urn of the resource
 */
export function whatFollows({ resources }: Recording, urn: string): string[] {
  const after = new Set([urn]);
  for (let size = 0; size !== after.size;) {
    size = after.size;
    for (const one of resources) {
      if (one.dependencies.some((other) => after.has(other))) after.add(one.urn);
    }
  }
  after.delete(urn);
  return [...after].map((one) => one.split("::").at(-1)!);
}
