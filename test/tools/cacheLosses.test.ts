import assert from "node:assert/strict";
import { Cache } from "../../components/data/cache.ts";
import type { CachePlan } from "../../config/decisions/cachePlan.ts";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import type { Loss } from "../../tools/plan/lossModel.ts";
import { serviceLosses } from "../../tools/plan/serviceLosses.ts";
import { tierFindings } from "../../tools/plan/tierFindings.ts";
import { zoneLosses } from "../../tools/plan/zoneLosses.ts";
import { record } from "../../tools/recorder.ts";
import { cacheArgs, cachePlan } from "../components/data/recordCache.ts";

const aws = await import("@pulumi/aws");

/** A cache in two groups, and a node in a zone. */
async function twoGroups(change: Partial<CachePlan> = {}): Promise<ResourceGraph> {
  const groups = [cachePlan, { ...cachePlan, name: "cache", eviction: "allkeys-lru", snapshotDays: 0 } as const];
  const { resources } = await record(
    () => {
      const availabilityZone = "us-east-1a";
      const { id: subnetId } = new aws.ec2.Subnet("a", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", availabilityZone });
      new aws.ec2.Instance("toolbox-1", { instanceType: "m7g.large", ami: "ami-1", subnetId });
      for (const plan of groups) new Cache(`gitlab-${plan.name}`, { ...cacheArgs, plan: { ...plan, ...change } });
    },
    { computed: "references" },
  );
  return new ResourceGraph(resources);
}

/** Rows of the plan as text, with the writes that they lose at most. */
const shown = (rows: readonly Loss[]) =>
  rows.map(({ event, part, lost, until, figures }) => {
    const estimated = figures?.losesEstimated ? ", estimated" : "";
    return `${event}: ${part}, ${lost}; ${until}; ${String(figures?.losesMinutes)} minutes${estimated}`;
  });

describe("what is lost with a cache in two groups", () => {
  const copies = "nothing that GitLab does not compute again";

  it("is moments of jobs and sessions where replicas take over, and nothing of what can be computed again", async () => {
    const graph = await twoGroups();
    assert.deepEqual(shown(serviceLosses(graph)), [
      `the primary of gitlab-cache fails: cache, ${copies}; a replica takes over within a minute or so; 0 minutes`,
      "the primary of gitlab-redis fails: cache, the last moments of jobs and sessions; a replica takes over within a minute or so; 1 minutes, estimated",
    ]);
    assert.deepEqual(shown(zoneLosses(graph, undefined, "")).slice(0, 2), [
      `Availability Zone us-east-1a fails: cache, ${copies}; a replica in another zone takes over within a minute or so; 0 minutes`,
      "Availability Zone us-east-1a fails: cache, the last moments of jobs and sessions, if the primary was in this zone; a replica in another zone takes over within a minute or so; 1 minutes, estimated",
    ]);
  });

  it("is a day of jobs and sessions where each has one node", async () => {
    assert.deepEqual(shown(serviceLosses(await twoGroups({ nodes: 1, failover: false }))), [
      `the primary of gitlab-cache fails: cache, ${copies}; ElastiCache makes another node, which is empty; 0 minutes`,
      "the primary of gitlab-redis fails: cache, jobs and sessions since the last daily snapshot: the node has the only copy; ElastiCache makes another node, which is empty; 1440 minutes",
    ]);
  });

  it("is said once where groups have two nodes instead of three", async () => {
    const settings: never[] = [];
    const found = (graph: ResourceGraph) => tierFindings.flatMap((check) => check({ graph, settings }));
    assert.deepEqual(found(await twoGroups()), []);
    assert.deepEqual(found(await twoGroups({ nodes: 2 })), [
      {
        level: "note",
        what: "The cache has two nodes in each group, GitLab's documents have three: until one that fails has been replaced, nothing takes over from the other.",
        todo: "Take cache.nodes out of the stack file if that is too little.",
      },
    ]);
  });
});
