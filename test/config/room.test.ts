import assert from "node:assert/strict";
import { addressNeed } from "../../config/decisions/addressNeed.ts";
import { checkRoom } from "../../config/rules/checkRoom.ts";
import { scarceAddresses } from "../../config/rules/scarceAddresses.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";
import { complaints } from "./checking.ts";

const plan = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });

const fits = (cidr: string, change: object = {}) =>
  complaints((complain) => {
    checkRoom(
      { kind: "create", cidr, zones: 3, zoneNames: undefined, nat: "perZone", interfaceEndpoints: [] },
      { ...plan, ...change },
      complain,
    );
  }).length === 0;

describe("the addresses of private subnets", () => {
  it("are for nodes with names, groups while a zone is gone, and Praefect's load balancer", () => {
    // toolbox, member, Praefect, monitor; six Rails and four Sidekiq nodes in two zones; the bastion, its successor and a builder; load balancer.
    assert.equal(addressNeed({ ...plan, zones: 3, endpoints: 0 }), 4 + 3 + 2 + 3 + 8);
    assert.equal(addressNeed({ ...plan, zones: 3, endpoints: 9 }), 20 + 9);
    // In two zones, two members and two Praefect nodes may be in one, and all of the groups.
    assert.equal(addressNeed({ ...plan, zones: 2, endpoints: 0 }), 6 + 6 + 4 + 3 + 8);
    const sharded = tierArchitecture(3000, { highAvailability: "on", gitaly: "sharded" });
    assert.equal(addressNeed({ ...sharded, zones: 3, endpoints: 0 }), 3 + 3 + 2 + 3);
  });

  it("are enough at the maximum and surge, or the network is refused", () => {
    assert.ok(fits("10.0.0.0/16") && fits("10.0.0.0/24"));
    const grown = plan.groups.map((group) => ({ ...group, max: 20 }));
    assert.ok(!fits("10.0.0.0/24", { groups: grown }));
    assert.ok(fits("10.0.0.0/23", { groups: grown }));
  });

  it("are a warning in an existing network, where nodes may have them already", () => {
    assert.deepEqual(scarceAddresses([], [{ id: "subnet-1", freeAddresses: 17 }], 18), [
      "subnet-1 has 17 free addresses; nodes need up to this many, with groups at their maximum while a zone is gone: 18.",
    ]);
    assert.deepEqual(scarceAddresses([], [{ id: "subnet-1", freeAddresses: 18 }], 18), []);
  });
});
