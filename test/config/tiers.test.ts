import assert from "node:assert/strict";
import { dataMemoryGiB, findCacheNodeType } from "../../config/cacheNodeTypes.ts";
import { findDatabaseClass } from "../../config/databaseClasses.ts";
import { mostConnections } from "../../config/decisions/maxConnections.ts";
import { cacheChoices } from "../../config/decisions/cacheChoice.ts";
import { databaseChoices } from "../../config/decisions/databaseChoice.ts";
import type { NamedNodePlan } from "../../config/decisions/namedNodes.ts";
import { nodesLeftWithoutZone } from "../../config/decisions/zoneLoss.ts";
import { nodeRoles, type NodeRole } from "../../config/nodeRole.ts";
import { sizes } from "../../config/sizes.ts";
import { tiers } from "../../config/sizes/tiers.ts";
import { instanceHour } from "../../tools/prices/knownPrices.ts";
import { tierArchitecture, tierForms } from "../fixtures/tierArchitectures.ts";
import { checkGolden } from "../golden.ts";

const gibibytes = (gigabytes: number) => (gigabytes * 1e9) / 2 ** 30;

/** Size, operations and throughput of a node's data volume. */
function diskOf({ volumes: [volume] }: NamedNodePlan): string {
  if (!volume) return "";
  return ` with ${String(volume.sizeGiB)} GiB, ${String(volume.iops)} IOPS, ${String(volume.throughputMiBps)} MiB/s`;
}

describe("the sizes with tiers", () => {
  for (const { users, form } of tierForms) {
    const words = `${String(users)} users, high availability ${form.highAvailability}, ${form.gitaly}`;

    it(`have a database with room for every connection, and a cache with room for the data: ${words}`, () => {
      const { database, caches, size } = tierArchitecture(users, form);
      assert.ok(database);
      assert.ok(database.demand.total <= database.maxConnections);
      assert.ok(database.maxConnections <= mostConnections(database.memoryGiB));
      const chosen = findDatabaseClass(database.instanceClass)!;
      assert.ok(chosen.vcpu >= 2 && chosen.memoryGiB >= gibibytes(7.5));
      assert.equal(database.multiAz, form.highAvailability === "on");
      assert.deepEqual(
        caches.map(({ name }) => name),
        Object.keys(size.cache!),
      );
      for (const { name, nodeType, nodes, failover } of caches) {
        const { machineGiB, ...type } = findCacheNodeType(nodeType)!;
        assert.ok(machineGiB >= gibibytes(size.cache![name]!.need.memoryGB));
        assert.ok(dataMemoryGiB(type) >= gibibytes((4 * 25_000 * users) / 1e9), "four times 25 kB for each user");
        assert.deepEqual([nodes, failover], form.highAvailability === "on" ? [3, true] : [1, false]);
      }
    });

    it(`keep what votes odd, and say whether a group outlives a zone: ${words}`, () => {
      const { namedNodes, groups } = tierArchitecture(users, form);
      const count = (role: NodeRole) => namedNodes.filter((node) => node.role === role).length;
      const cluster = form.gitaly === "cluster" ? 3 : 0;
      assert.deepEqual([count("member"), count("praefect")], [cluster, cluster]);
      assert.equal(count("gitaly"), cluster > 0 ? 0 : users === 2000 && form.highAvailability === "off" ? 1 : 3);
      for (const group of groups) {
        assert.ok(group.min >= 1 && group.max >= group.min && group.surge >= 1);
        if (form.highAvailability === "on") assert.ok(nodesLeftWithoutZone(group, 3) > 0, group.role);
      }
    });
  }

  it("choose by price for the need: the choices get dearer, in every region that has prices", () => {
    for (const choices of [databaseChoices, cacheChoices]) {
      for (const region of ["us-east-1", "eu-west-1", "eu-central-1"]) {
        const dollars = choices.map((name) => instanceHour(name, region)!.dollars);
        assert.deepEqual(
          dollars,
          dollars.toSorted((a, b) => a - b),
          region,
        );
      }
    }
  });

  it("have exactly these machines", () => {
    const shown = tierForms.map(({ users, form }) => {
      const { namedNodes, groups, database, caches } = tierArchitecture(users, form);
      const named = Object.keys(nodeRoles).flatMap((role) => {
        const nodes = namedNodes.filter((node) => node.role === role);
        return nodes.length === 0
          ? []
          : [`${String(nodes.length)} ${role} ${nodes[0]!.instanceType}${diskOf(nodes[0]!)}`];
      });
      const scaled = groups.map(
        ({ role, min, max, instanceType }) => `${String(min)}-${String(max)} ${role} ${instanceType}`,
      );
      return [
        `${String(users)} ${form.highAvailability} ${form.gitaly}`,
        ...named,
        ...scaled,
        `${database!.instanceClass} ${String(database!.demand.total)} of ${String(database!.maxConnections)}, documents ${String(database!.demand.worstCase)}`,
        ...caches.map(({ name, nodes, nodeType }) => `${name} ${String(nodes)} ${nodeType}`),
      ].join("; ");
    });
    checkGolden("test/config/golden/tiers.txt", `${shown.join("\n")}\n`);
  });

  it("come after the boxes", () => {
    assert.deepEqual(sizes.slice(-tiers.length), tiers);
  });
});
