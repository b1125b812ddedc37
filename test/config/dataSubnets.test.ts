import assert from "node:assert/strict";
import { checkExistingNetwork, type FoundSubnet } from "../../config/rules/checkExistingNetwork.ts";

const subnet = (id: string, zone: string, gateway: string): FoundSubnet => ({
  id,
  vpcId: "vpc-1",
  zone,
  cidrBlock: "10.0.0.0/20",
  ipv6CidrBlock: "",
  freeAddresses: 250,
  mapsPublicAddresses: false,
  routes: { ipv4: gateway, ipv6: "" },
  natAddress: "",
});

const known = [
  subnet("public-a", "a", "igw-1"),
  subnet("public-b", "b", "igw-1"),
  subnet("private-a", "a", "tgw-1"),
  subnet("private-b", "b", "tgw-1"),
  subnet("data-a", "a", ""),
  subnet("data-b", "b", ""),
  subnet("data-b2", "b", ""),
];

/** What is said about these subnets for data. */
function said(...dataSubnetIds: readonly string[]): string[] {
  const found: string[] = [];
  checkExistingNetwork(
    {
      kind: "existing",
      vpcId: "vpc-1",
      publicSubnetIds: ["public-a", "public-b"],
      privateSubnetIds: ["private-a", "private-b"],
      dataSubnetIds,
      natAddresses: [],
    },
    {
      vpc: { id: "vpc-1", cidrBlocks: ["10.0.0.0/16"], dnsSupport: true, dnsHostnames: true },
      subnets: new Map(known.map((one) => [one.id, one])),
    },
    { dualstack: false, builds: false, internalLoadBalancer: true },
    (key, value, allowed, fix) => found.push(`${key}: ${String(value)}. Allowed: ${allowed}. ${fix}`),
  );
  return found;
}

describe("the subnets of database and cache in an existing network", () => {
  it("may lead nowhere, or be those of the nodes; a box needs none", () => {
    for (const ids of [[], ["data-a", "data-b"], ["private-a", "private-b"]]) assert.deepEqual(said(...ids), []);
  });

  it("are refused where they do not exist, lead to the internet, or share a zone", () => {
    assert.deepEqual(said("data-a", "data-x"), [
      "network.dataSubnetIds[1]: data-x. Allowed: a subnet of this account and region. Correct the id, or the region.",
    ]);
    assert.deepEqual(said("data-a", "public-b"), [
      "network.dataSubnetIds[1]: public-b. Allowed: a subnet whose default route does not lead to an internet gateway. Database and cache are in it: choose one without a way to the internet.",
    ]);
    assert.deepEqual(said("data-a", "data-b", "data-b2"), [
      "network.dataSubnetIds[2]: data-b2. Allowed: one subnet per availability zone. data-b is in b as well: keep one of the two.",
    ]);
  });
});
