import type { Sets } from "./plannedStack.ts";
import { praefectApart } from "./praefectApart.ts";

/** A choice that changes what a size costs. */
export interface Way {
  readonly what: string;
  /** Values of `--set` that choose it, or a price that was computed apart from the program. */
  readonly by: Sets | ((region: string) => number);
  /** What a document or this project says against it, or for it. */
  readonly says: string;
}

/** Ways to save and to spend. Sources: GitLab's reference architectures and AWS' user guides, 2026-08, unless another is named. */
export const ways: readonly Way[] = [
  {
    what: "instance types of the older generation",
    by: { instanceTypeGeneration: "6" },
    says: "GitLab names no generation. A vCPU is slower: measure before you rely on it.",
  },
  {
    what: "instance types of the newer generation",
    by: { instanceTypeGeneration: "7" },
    says: "The default of the smaller sizes.",
  },
  {
    what: "Gitaly nodes of their own instead of a cluster",
    by: { gitaly: "sharded" },
    says: "Free of a licence, and documented. A node that fails takes its repositories out of reach until it is back.",
  },
  {
    what: "two nodes in each group of the cache instead of three",
    by: { "cache.nodes": "2" },
    says: "GitLab's documents have three. With two, nothing can take over until a node that failed is replaced.",
  },
  {
    what: "no read replicas",
    by: { "database.replicas": "0" },
    says: "GitLab's pages have three database nodes. The main server then serves all reads; its copy in another zone serves none.",
  },
  {
    what: "one NAT gateway instead of one in each zone",
    by: { "network.nat": "single" },
    says: "When its zone is down, no node reaches the internet. Clones, pushes and pages go on.",
  },
  {
    what: "no high availability",
    by: { highAvailability: "off", gitaly: "sharded" },
    says: "GitLab's high availability begins at 3,000 users. A zone or a server that fails is an outage.",
  },
  {
    what: "x86 processors instead of Graviton",
    by: { cpu: "x86_64" },
    says: "The documents' own examples are x86. They support both.",
  },
  {
    what: "two read replicas",
    by: { "database.replicas": "2" },
    says: "As in GitLab's pages, which have three database nodes. The default from 25,000 users on.",
  },
  {
    what: "a node with Prometheus",
    by: { "nodes.monitor.count": "1" },
    says: "The documents have it always. Here alarms are CloudWatch's with or without it.",
  },
  {
    what: "a server of its own for Praefect's database",
    by: praefectApart,
    says: "The documents have it apart from GitLab's, and a page advises against sharing. Here both are on one server, which is restored to one second.",
  },
  {
    what: "AWS Backup of the buckets",
    by: { "backup.objects": "true" },
    says: "Versions of objects are kept without it. It costs by use, and no list has the price: the table shows what is fixed.",
  },
];
