import type { CpuArchitecture } from "./instanceTypes.ts";

/**
 * Types that do not run out of CPU credits during an image build. The second is used if the zone does not offer the first.
 */
export const builderTypes: Readonly<Record<CpuArchitecture, readonly string[]>> = {
  arm64: ["m7g.large", "m6g.large"],
  x86_64: ["m7i.large", "m6i.large"],
};
