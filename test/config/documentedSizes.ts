/** What GitLab's page asks for of a role: nodes, and what each has. */
export type Documented = readonly [nodes: number, vcpu: number, memoryGB: number];

/**
 * What GitLab's pages ask for, with managed PostgreSQL and Redis (gitlab-org/gitlab,
 * doc/administration/reference_architectures/{2k,3k,5k,10k,25k,50k}_users.md at 00717c56, 2026). The page of 2,000 users has no
 * Praefect; that is of the page of 3,000.
 */
export const documentedSizes: Readonly<Record<number, Readonly<Record<string, Documented>>>> = {
  2000: {
    rails: [2, 8, 7.2],
    sidekiq: [1, 4, 15],
    gitaly: [1, 4, 15],
    praefect: [3, 2, 1.8],
    monitor: [1, 2, 1.8],
    postgresql: [1, 2, 7.5],
  },
  3000: {
    rails: [3, 8, 7.2],
    sidekiq: [2, 4, 15],
    gitaly: [3, 4, 15],
    praefect: [3, 2, 1.8],
    monitor: [1, 2, 1.8],
    postgresql: [3, 2, 7.5],
  },
  5000: {
    rails: [3, 16, 14.4],
    sidekiq: [2, 4, 15],
    gitaly: [3, 8, 30],
    praefect: [3, 2, 1.8],
    monitor: [1, 2, 1.8],
    postgresql: [3, 4, 15],
  },
  10_000: {
    rails: [3, 32, 28.8],
    sidekiq: [4, 4, 15],
    gitaly: [3, 16, 60],
    praefect: [3, 2, 1.8],
    monitor: [1, 4, 3.6],
    postgresql: [3, 8, 30],
  },
  25_000: {
    rails: [5, 32, 28.8],
    sidekiq: [4, 4, 15],
    gitaly: [3, 32, 120],
    praefect: [3, 4, 3.6],
    monitor: [1, 4, 3.6],
    postgresql: [3, 16, 60],
  },
  50_000: {
    rails: [12, 32, 28.8],
    sidekiq: [4, 4, 15],
    gitaly: [3, 64, 240],
    praefect: [3, 4, 3.6],
    monitor: [1, 4, 3.6],
    postgresql: [3, 32, 120],
  },
};
