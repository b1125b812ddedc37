import type { CpuArchitecture } from "./instanceTypes.ts";

/** Types that do not run out of CPU credits in an image build; the second is taken where the zone has not the first. */
export const builderTypes: Readonly<Record<CpuArchitecture, readonly string[]>> = {
  arm64: ["m7g.large", "m6g.large"],
  x86_64: ["m7i.large", "m6i.large"],
};
