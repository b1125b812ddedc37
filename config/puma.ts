/** Memory that the package leaves to the rest of the node, in KiB (omnibus-gitlab, libraries/puma.rb, 2026-08). */
const reservedKiB = 1_572_864;

/** Memory that the package assumes for one worker, in KiB. */
const perWorkerKiB = 1_048_576;

const leastWorkers = 2;

/**
 * Number of Puma workers, by the package's own formula.
 *
 * @param vcpu of the node
 * @param memoryGiB of the node
 * @returns one per vCPU, limited by memory, and at least two
 */
export function pumaWorkers(vcpu: number, memoryGiB: number): number {
  const byMemory = Math.floor((memoryGiB * 1024 * 1024 - reservedKiB) / perWorkerKiB);
  return Math.max(leastWorkers, Math.min(vcpu, byMemory));
}

/** Threads of a worker: the package's default (gitlab.rb template, 2026-08). */
export const pumaThreads = 4;

/** Jobs that a Sidekiq process runs at a time: the package's default (gitlab.rb template, 2026-08). */
export const sidekiqConcurrency = 20;
