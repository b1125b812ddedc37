import assert from "node:assert/strict";
import { coreCost } from "../../tools/peers/coreCost.ts";
import { recordStack } from "../components/recordStack.ts";

const equal = { replicas: 0, monitorType: "c7g.large" };

describe("the core of an environment", () => {
  it("is the machines of the peers' roles, without toolbox, bastion, disks, balancers and addresses", async () => {
    const { resources } = await recordStack("prod", {}, "references");
    const parts = Object.fromEntries(
      coreCost(resources, "us-east-1", equal).map(({ part, monthly }) => [part, monthly] as const),
    );
    const { cache = NaN, database = NaN, ...nodes } = parts;
    assert.ok(cache > 0 && database > 0);
    const month = (count: number, hour: number) => Math.round(count * hour * 730 * 100) / 100;
    assert.deepEqual(nodes, {
      gitaly: month(3, 0.1632),
      praefect: month(3, 0.0725),
      rails: month(3, 0.29),
      sidekiq: month(2, 0.1632),
      "monitor (by choice)": month(1, 0.0725),
    });
  });

  it("counts the monitoring host once, and adds the replicas that a peer has and it has not", async () => {
    const { resources } = await recordStack("prod", { "nodes.monitor.count": "1" }, "references");
    const names = (replicas: number) =>
      coreCost(resources, "us-east-1", { ...equal, replicas })
        .map(({ part }) => part)
        .toSorted();
    const without = ["cache", "database", "gitaly", "monitor", "praefect", "rails", "sidekiq"];
    assert.deepEqual(names(0), without);
    assert.deepEqual(names(2), [...without.slice(0, 5), "rails", "read replicas (by choice)", "sidekiq"]);
    const cost = (replicas: number) =>
      coreCost(resources, "us-east-1", { ...equal, replicas }).reduce((sum, { monthly }) => sum + monthly, 0);
    const [main] = resources.filter(({ type }) => type === "aws:rds/instance:Instance");
    assert.equal(main?.inputs.multiAz, true);
    const { resources: two } = await recordStack("prod", { "database.replicas": "2" }, "references");
    const built = coreCost(two, "us-east-1", { ...equal, replicas: 2 }).reduce((sum, { monthly }) => sum + monthly, 0);
    assert.ok(Math.abs(built - cost(2)) < 0.02, "those that are built cost as much as those that are added");
    const database = coreCost(resources, "us-east-1", equal).find(({ part }) => part === "database")?.monthly ?? NaN;
    assert.ok(Math.abs(cost(2) - cost(0) - database) < 0.02, "two more cost what the main one and its copy cost");
  });

  it("refuses what would be compared with an estimate, or with nothing", async () => {
    const { resources } = await recordStack("prod", { cpu: "x86_64" }, "references");
    assert.throws(() => coreCost(resources, "eu-west-1", equal), /^Error: The price of c7i\.large is estimated\.$/);
    assert.throws(
      () => coreCost(resources, "eu-central-1", equal),
      /^Error: No price is known for [\w.]+ in eu-central-1\.$/,
    );
  });
});
