import assert from "node:assert/strict";
import { checkNetwork, neededEndpoints } from "../../config/rules/checkNetwork.ts";
import { complaints, group } from "./checking.ts";

describe("rules on the network, at their borders", () => {
  const plain = {
    amiGiven: false,
    internalLoadBalancer: false,
    region: "eu-west-1",
    chosen: undefined,
    monitored: false,
  };
  const says = (network: object, context = plain) =>
    complaints((complain) => checkNetwork(group("network", network), context, complain)).map((key) =>
      key.replace("network.", ""),
    );

  it("zones that are pinned: two or three of the region, each once, and enough for the nodes", () => {
    const pin = (letters: string, zones?: number) =>
      says({
        zoneNames: letters.split(",").map((letter) => `eu-west-1${letter}`),
        ...(zones === undefined ? {} : { zones }),
      });
    assert.deepEqual(
      ["a", "a,b", "c,a,b", "a,b,c,d"].map((letters) => pin(letters)),
      [["zoneNames"], [], [], ["zoneNames"]],
    );
    assert.deepEqual(
      [1, 2, 3, 4].map((zones) => pin("a,b,c", zones)),
      [["zones"], [], [], ["zones"]],
    );
    assert.deepEqual(pin("a,b", 3), ["zones"]);
    assert.deepEqual(pin("a,a"), ["zoneNames[1]"]);
    assert.deepEqual(says({ zoneNames: ["eu-west-1a", "eu-west-2a"] }), ["zoneNames[1]"]);
    assert.deepEqual(says({ zoneNames: ["eu-west-1a", "eu-west-1"] }), ["zoneNames[1]"]);
  });

  it("masks, private ranges and zones", () => {
    const cidrs = [
      "10.0.0.0/15",
      "10.0.0.0/16",
      "10.0.0.0/24",
      "10.0.0.0/25",
      "9.255.0.0/16",
      "11.0.0.0/16",
      "172.15.0.0/16",
      "172.16.0.0/16",
      "172.31.0.0/16",
      "172.32.0.0/16",
      "192.168.0.0/16",
      "192.169.0.0/16",
      "100.63.0.0/16",
      "100.64.0.0/16",
      "100.127.0.0/16",
      "100.128.0.0/16",
      "fd00::/16",
    ];
    assert.deepEqual(
      cidrs.filter((cidr) => says({ cidr }).length === 0),
      [
        "10.0.0.0/16",
        "10.0.0.0/24",
        "172.16.0.0/16",
        "172.31.0.0/16",
        "192.168.0.0/16",
        "100.64.0.0/16",
        "100.127.0.0/16",
      ],
    );
    assert.deepEqual(
      [1, 2, 3, 4].filter((zones) => says({ zones }).length === 0),
      [2, 3],
    );
    assert.deepEqual(
      ["none", "single", "perZone", "two"].filter((nat) => says({ nat }).length === 0),
      ["single", "perZone"],
    );
  });

  it("no NAT only where nothing needs it", () => {
    const all = { nat: "none", interfaceEndpoints: [...neededEndpoints] };
    const context = { ...plain, amiGiven: true, internalLoadBalancer: true };
    assert.deepEqual(says(all, context), []);
    assert.deepEqual(says(all, { ...context, amiGiven: false }), ["nat"]);
    assert.deepEqual(says(all, { ...context, internalLoadBalancer: false }), ["nat"]);
    for (const one of neededEndpoints) {
      const rest = neededEndpoints.filter((service) => service !== one);
      assert.deepEqual(says({ ...all, interfaceEndpoints: rest }, context), ["interfaceEndpoints"], one);
    }
  });

  it("an existing one with enough subnets, each of them once", () => {
    const [a, b, c, d] = ["subnet-00000001", "subnet-00000002", "subnet-00000003", "subnet-00000004"];
    const good = { vpcId: "vpc-0123456789abcdef0", publicSubnetIds: [a, b], privateSubnetIds: [c, d] };
    assert.deepEqual(says(good), []);
    assert.deepEqual(says({ ...good, natAddresses: ["203.0.113.7"] }), []);
    assert.deepEqual(says({ ...good, natAddresses: ["203.0.113.0/24", "::1"] }), [
      "natAddresses[0]",
      "natAddresses[1]",
    ]);
    assert.deepEqual(says({ ...good, publicSubnetIds: [a] }), ["publicSubnetIds"]);
    assert.deepEqual(says({ ...good, privateSubnetIds: [c] }), ["privateSubnetIds"]);
    assert.deepEqual(says({ ...good, publicSubnetIds: [a, a] }), ["publicSubnetIds[1]"]);
    assert.deepEqual(says({ ...good, privateSubnetIds: [c, b] }), ["privateSubnetIds[1]"]);
    assert.deepEqual(says({ ...good, zones: 2 }), ["zones"]);
    assert.deepEqual(says({ vpcId: good.vpcId }), ["publicSubnetIds", "privateSubnetIds"]);
    assert.deepEqual(says({ natAddresses: ["203.0.113.7"] }), ["vpcId", "publicSubnetIds", "privateSubnetIds"]);
  });
});
