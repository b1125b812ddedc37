import { templateOf } from "../cards/templateOf.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { mostInstances } from "./mostInstances.ts";

/**
 * The volumes of type gp3 in a region, which every volume here is, with groups at their maximum.
 *
 * @param resources what the program registered
 * @returns TiB, rounded up
 */
export function gp3StorageTiB(resources: readonly RecordedResource[]): number {
  const gibibytes = resources.reduce((sum, resource) => sum + sizeGiB(resource, resources), 0);
  return Math.ceil(gibibytes / 1024);
}

function sizeGiB(resource: RecordedResource, all: readonly RecordedResource[]): number {
  const { type, inputs } = resource;
  if (type === "aws:ebs/volume:Volume") return Number(inputs.size);
  if (type === "aws:ec2/instance:Instance") return rootGiB(inputs.rootBlockDevice);
  if (type !== "aws:autoscaling/group:Group") return 0;
  const [mapping] = (templateOf(resource, all)?.inputs.blockDeviceMappings ?? []) as readonly {
    readonly ebs: unknown;
  }[];
  return mostInstances(resource) * rootGiB(mapping?.ebs);
}

/** 0 if it is as large as the image's. */
function rootGiB(disk: unknown): number {
  return (disk as { readonly volumeSize?: number } | undefined)?.volumeSize ?? 0;
}
