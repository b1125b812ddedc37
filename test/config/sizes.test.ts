import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { architecture, type Architecture } from "../../config/architecture.ts";
import { ceilingOfRds, mostConnections } from "../../config/decisions/maxConnections.ts";
import { findDatabaseClass } from "../../config/databaseClasses.ts";
import { cpus, findInstanceType } from "../../config/instanceTypes.ts";
import { instanceTypeGenerations } from "../../config/instanceTypeGeneration.ts";
import { sizeFor, sizes } from "../../config/sizes.ts";
import { settingsOf } from "../../tools/docs/settingsOf.ts";
import { tierForms } from "../fixtures/tierArchitectures.ts";
import { documentedSizes, type Documented } from "./documentedSizes.ts";

const plain = readFileSync("Pulumi.prod.yaml", "utf8");

/** Pulumi.prod.yaml with another number of users, and more lines. */
function built(users: number, lines: readonly string[] = []): Architecture {
  const said = [`gitlab:users: ${String(users)}`, ...lines.map((line) => `gitlab:${line}`)].join("\n  ");
  return architecture(settingsOf(plain.replace("gitlab:users: 3000", said), "prod"));
}

/** Every form of every size with tiers, on every processor. */
const all = tierForms.flatMap(({ users, form: { highAvailability, gitaly } }) =>
  cpus.flatMap((cpu) =>
    instanceTypeGenerations.map((generation) => ({
      users,
      plan: built(users, [
        `highAvailability: ${highAvailability}`,
        `gitaly: ${gitaly}`,
        `cpu: ${cpu}`,
        `instanceTypeGeneration: ${String(generation)}`,
        "nodes: { monitor: { count: 1 } }",
      ]),
      words: `${String(users)}, ${highAvailability}, ${gitaly}, ${cpu}, ${String(generation)}`,
    })),
  ),
);

/** That a machine is at least the documented one. Documents count in GB, AWS in GiB. */
function suffices(machine: { readonly vcpu: number; readonly memoryGiB: number }, [, vcpu, memoryGB]: Documented) {
  return machine.vcpu >= vcpu && machine.memoryGiB * 1.024 ** 3 >= memoryGB;
}

describe("the sizes", () => {
  it("take the next one up, for every number of users", () => {
    const thresholds = [500, 1000, ...Object.keys(documentedSizes).map(Number)];
    for (let users = 1, at = 0; users <= 50_000; users++) {
      if (users > thresholds[at]!) at++;
      assert.equal(sizeFor(users).users, thresholds[at], String(users));
    }
    assert.throws(() => sizeFor(50_001), /^RangeError: users must be a whole number from 1 to 50000; got 50001\.$/);
    assert.throws(() => sizeFor(0));
  });

  it("are built on both sides of every threshold", () => {
    for (const [at, { users }] of sizes.entries()) {
      assert.equal(built(users).size.users, users);
      if (at + 1 < sizes.length) assert.equal(built(users + 1).size.users, sizes[at + 1]!.users);
    }
  });

  it("never have less of a role than the documents, on any processor", () => {
    assert.ok(all.length >= 64, String(all.length));
    for (const { users, plan, words } of all) {
      const asked = documentedSizes[users]!;
      for (const { role, min, vcpu, memoryGiB } of plan.groups) {
        assert.ok(min >= asked[role]![0] && suffices({ vcpu, memoryGiB }, asked[role]!), `${words}: ${role}`);
      }
      const counts = new Map<string, number>();
      for (const { role, vcpu, memoryGiB } of plan.namedNodes) {
        const row = asked[role === "member" ? "gitaly" : role];
        counts.set(role, (counts.get(role) ?? 0) + 1);
        assert.ok(row ? suffices({ vcpu, memoryGiB }, row) : role === "toolbox", `${words}: ${role}`);
      }
      for (const [role, count] of counts) {
        assert.ok(role === "toolbox" || count >= asked[role === "member" ? "gitaly" : role]![0], `${words}: ${role}`);
      }
      assert.ok(suffices(findDatabaseClass(plan.database!.instanceClass)!, asked.postgresql!), words);
    }
  });

  it("have processors of what was asked for, and burstable ones only on the bastion", () => {
    for (const { plan, words } of all) {
      for (const { instanceType } of [...plan.namedNodes, ...plan.groups]) {
        const { cpu, burstable } = findInstanceType(instanceType)!;
        assert.deepEqual([cpu, burstable], [plan.cpu, false], `${words}: ${instanceType}`);
        assert.match(instanceType, new RegExp(`^[cm]${words.at(-1)!}[gi]\\.`), words);
      }
    }
  });

  it("are of the seventh generation up to 25,000 users, and of the sixth at 50,000", () => {
    for (const { users } of sizes) {
      const plan = built(users);
      const families = new Set([...plan.namedNodes, ...plan.groups].map((one) => one.instanceType.split(".")[0]));
      const expected = users <= 1000 ? ["c7g"] : users < 50_000 ? ["c7g", "m7g"] : ["c6g", "m6g"];
      assert.deepEqual([...families].toSorted(), expected, String(users));
    }
    assert.deepEqual(built(500, ["instanceTypeGeneration: 6"]).namedNodes[0]!.instanceType, "c6g.2xlarge");
    const named = built(50_000, ["nodes: { member: { instanceType: m8g.16xlarge } }"]).namedNodes;
    assert.equal(named.find(({ role }) => role === "member")?.instanceType, "m8g.16xlarge");
  });

  it("have groups whose connections fit into the database, on any processor", () => {
    for (const { plan, words } of all) {
      const { demand, maxConnections, memoryGiB } = plan.database!;
      assert.ok(demand.total <= maxConnections && maxConnections <= mostConnections(memoryGiB), words);
      for (const { min, max, surge } of plan.groups) {
        assert.ok(max >= min && max <= Math.ceil(min * 1.5) && surge >= 1, words);
      }
    }
  });

  it("lower the maximum only where the connections would not fit, and only what the stack file leaves to them", () => {
    const bounds = (users: number, ...lines: readonly string[]) =>
      built(users, lines).groups.map(({ min, max }) => [min, max]);
    assert.deepEqual(
      [2000, 3000, 5000, 10_000, 25_000, 50_000].map((users) => bounds(users)),
      [
        [
          [2, 3],
          [1, 2],
        ],
        [
          [3, 5],
          [2, 3],
        ],
        [
          [3, 5],
          [2, 3],
        ],
        [
          [3, 5],
          [4, 6],
        ],
        [
          [5, 8],
          [4, 6],
        ],
        [
          [12, 12],
          [4, 6],
        ],
      ],
    );
    assert.deepEqual(bounds(50_000, "nodes: { rails: { max: 13 } }")[1], [4, 4]);
    assert.deepEqual(bounds(50_000, "nodes: { rails: { instanceType: c7g.4xlarge } }"), [
      [12, 18],
      [4, 6],
    ]);
    assert.deepEqual(bounds(3000, "nodes: { rails: { min: 6 } }")[0], [6, 9]);
    assert.ok(built(50_000).database!.demand.total > ceilingOfRds - 8 * 32 - 25, "one more node would not fit");
  });

  it("have volumes for Gitaly that their instances can use from 5,000 users on, and enough room", () => {
    for (const { users, plan, words } of all) {
      const { instanceType, volumes } = plan.namedNodes.find(({ name }) => /^(gitaly|cluster)-1$/.test(name))!;
      const { ebsIops, ebsThroughputMiBps } = findInstanceType(instanceType)!;
      const { iops, throughputMiBps, sizeGiB } = volumes[0]!;
      assert.ok(
        sizeGiB * 0.8 >= users * 0.1 && sizeGiB >= users * 0.1 + 200,
        `${words}: 100 MiB a user, and spare room`,
      );
      assert.ok(throughputMiBps <= 1000, `${words}: earlier versions of the tools accept no more`);
      assert.ok(iops >= 10_000, `${words}: GitLab's older pages ask for that`);
      assert.ok(users < 5000 || (iops <= ebsIops && throughputMiBps <= ebsThroughputMiBps), words);
    }
  });

  it("grow: a larger one has at least as much of everything that cannot shrink", () => {
    const rows = sizes
      .slice(2)
      .map(({ nodes, database }) => [
        nodes.member!.volume.sizeGiB,
        nodes.gitaly!.volume.sizeGiB,
        nodes.monitor!.volume.sizeGiB,
        nodes.toolbox!.rootVolumeGiB,
        database!.storageGiB,
        database!.mostStorageGiB,
      ]);
    for (const [at, row] of rows.slice(1).entries()) {
      assert.ok(
        row.every((value, column) => value >= rows[at]![column]!),
        row.join(),
      );
    }
  });
});
