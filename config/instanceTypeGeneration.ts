/** Generations of instance types that a size can have: 7 for c7g, m7g, c7i and m7i, 6 for c6g, m6g, c6i and m6i. */
export const instanceTypeGenerations = [7, 6] as const;

/** One of {@link instanceTypeGenerations}. */
export type InstanceTypeGeneration = (typeof instanceTypeGenerations)[number];
