import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { checkDatabaseOffering } from "../../../components/foundation/checkDatabaseOffering.ts";
import { placements } from "../../../config/placements.ts";
import { record } from "../../../tools/recorder.ts";
import { boxArchitecture } from "../../fixtures/architectures.ts";
import { tierArchitecture } from "../../fixtures/tierArchitectures.ts";

const available = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });
const single = tierArchitecture(2000, { highAvailability: "off", gitaly: "sharded" });
const zones = ["us-east-1a", "us-east-1b", "us-east-1c"];

/** Asks where the zones that RDS names are these, or RDS knows no such class. */
const check = (plan: typeof available, offered: readonly string[] | undefined) =>
  record(() => checkDatabaseOffering(plan, zones, new aws.Provider("aws", {})), {
    answers: {
      "aws:rds/getOrderableDbInstance:getOrderableDbInstance": () => {
        if (!offered) throw new Error("no RDS DB Instance Classes match the criteria; try different search");
        return { availabilityZones: offered };
      },
    },
  });

const message = (offer: string, value: string, fix: string) =>
  `Pulumi.full.yaml has 1 problem:\n  - database.instanceClass: "${value}". Allowed: a class that RDS offers in ${offer} of us-east-1a, us-east-1b, us-east-1c. Choose another class, or zones that have it: ${fix}.`;

describe("what zones are said not to have", () => {
  it("is asked of RDS for the class of the database, and not where a box has it", async () => {
    const { calls } = await check(available, zones);
    assert.deepEqual(
      calls.map(({ args }) => args),
      [
        {
          engine: "postgres",
          storageType: "gp3",
          preferredInstanceClasses: ["db.r6g.large"],
          engineLatestVersion: true,
        },
      ],
    );
    const box = await record(() => checkDatabaseOffering(boxArchitecture, zones, new aws.Provider("aws", {})));
    assert.deepEqual(box.calls, []);
  });

  it("is refused where a database has fewer than two zones, or one without high availability", async () => {
    await check(single, ["us-east-1c"]);
    await assert.rejects(check(available, ["us-east-1f", "us-east-1c"]), {
      message: message("two", "db.r6g.large", "us-east-1c, us-east-1f"),
    });
    await assert.rejects(check(single, ["us-east-1f"]), {
      message: message("one", "db.m6g.large", "us-east-1f"),
    });
    await assert.rejects(check(available, undefined), {
      message: message("two", "db.r6g.large", "the region has none"),
    });
  });

  it("is refused where a zone of a read replica does not have the class", async () => {
    const withReplicas = (replicas: number) => ({ ...available, database: { ...available.database!, replicas } });
    await check(withReplicas(2), ["us-east-1a", "us-east-1b"]);
    await check(withReplicas(1), ["us-east-1a", "us-east-1c"]);
    await assert.rejects(check(withReplicas(2), ["us-east-1a", "us-east-1c"]), {
      message:
        'Pulumi.full.yaml has 1 problem:\n  - database.instanceClass: "db.r6g.large". Allowed: a class that RDS offers in us-east-1a and us-east-1b, where the read replicas are. Choose another class, or zones that have it: us-east-1a, us-east-1c.',
    });
    await assert.rejects(
      check(withReplicas(4), ["us-east-1a", "us-east-1c"]),
      /us-east-1a and us-east-1b and us-east-1c/,
    );
  });

  it("is checked for groups in every zone of the nodes, and for nodes with names in their own", () => {
    const wanted = placements(available, zones).map(({ key, zoneName }) => `${key} ${zoneName}`);
    const inAll = (role: string) => zones.map((zone) => `nodes.${role}.instanceType ${zone}`);
    assert.deepEqual(wanted, [
      "nodes.toolbox.instanceType us-east-1a",
      ...inAll("member"),
      ...inAll("praefect"),
      "nodes.monitor.instanceType us-east-1a",
      ...inAll("rails"),
      ...inAll("sidekiq"),
      "nodes.bastion.instanceType us-east-1a",
      "nodes.bastion.instanceType us-east-1b",
      "nodes.bastion.instanceType us-east-1c",
      "cpu us-east-1a",
    ]);
  });

  it("is not checked in zones that only the load balancer has", () => {
    const { network } = available;
    assert.ok(network.kind === "create");
    const two = placements({ ...available, network: { ...network, zones: 2 } }, zones);
    assert.deepEqual(
      two.filter(({ key }) => key.includes("rails")).map(({ zoneName }) => zoneName),
      ["us-east-1a", "us-east-1b"],
    );
  });
});
