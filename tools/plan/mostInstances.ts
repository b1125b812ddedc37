import type { RecordedResource } from "../recorder/recording.ts";

/**
 * The most instances of a group: its maximum, and those that start before others end. Auto Scaling starts one at least if all
 * others have to stay.
 *
 * @param group an Auto Scaling group
 */
export function mostInstances({ inputs }: RecordedResource): number {
  const { minHealthyPercentage = 0, maxHealthyPercentage = 100 } = (inputs.instanceMaintenancePolicy ?? {}) as {
    readonly minHealthyPercentage?: number;
    readonly maxHealthyPercentage?: number;
  };
  const max = Number(inputs.maxSize);
  return Math.max(Math.floor((max * maxHealthyPercentage) / 100), max + (minHealthyPercentage === 100 ? 1 : 0));
}
