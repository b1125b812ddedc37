import assert from "node:assert/strict";
import { ports } from "../../gitlab/ports.ts";
import { boxArchitecture, fullArchitecture } from "../fixtures/architectures.ts";

const rows = (architecture: typeof boxArchitecture) =>
  ports(architecture).map(({ from, to, port }) => `${from} -> ${to} ${String(port)}`);

const small = [
  "webClients -> loadBalancer 443",
  "webClients -> loadBalancer 80",
  "sshClients -> loadBalancer 22",
  "natGateways -> loadBalancer 443",
  "natGateways -> loadBalancer 80",
  "loadBalancer -> box 443",
  "loadBalancer -> box 80",
  "loadBalancer -> box 2222",
  "loadBalancer -> box 8888",
  "loadBalancer -> box 8889",
];

const outward = ["box -> internet 443", "box -> internet 80", "box -> internet 22"];

describe("the table of ports", () => {
  it("has exactly these rows for the dev stack", () => {
    assert.deepEqual(rows(boxArchitecture), [
      ...small,
      ...outward,
      "bastion -> internet 443",
      "imageBuilder -> internet 443",
    ]);
  });

  it("has rows for the bastion, the internal load balancer and mail where they are asked for", () => {
    assert.deepEqual(rows(fullArchitecture), [
      ...small,
      "bastionClients -> loadBalancer 2222",
      "bastionClients -> bastion 22",
      "loadBalancer -> bastion 22",
      "vpc -> internalLoadBalancer 443",
      "vpc -> internalLoadBalancer 80",
      "vpc -> internalLoadBalancer 22",
      "internalLoadBalancer -> box 443",
      "internalLoadBalancer -> box 80",
      "internalLoadBalancer -> box 2222",
      "internalLoadBalancer -> box 8888",
      "internalLoadBalancer -> box 8889",
      ...outward,
      "box -> internet 587",
      "bastion -> internet 443",
      "imageBuilder -> internet 443",
    ]);
  });

  it("opens interface endpoints to the network, where there are any", () => {
    const network = { ...boxArchitecture.network, interfaceEndpoints: ["ssm"] } as typeof boxArchitecture.network;
    const added = rows({ ...boxArchitecture, network }).filter((row) => !rows(boxArchitecture).includes(row));
    assert.deepEqual(added, ["vpc -> endpoints 443"]);
  });

  it("closes doors that nobody may use", () => {
    const closed = { ...boxArchitecture, allow: { ...boxArchitecture.allow, ssh: [] } };
    assert.ok(!rows(closed).includes("sshClients -> loadBalancer 22"));
  });

  it("names no connection twice: AWS refuses a rule that a group has already", () => {
    for (const table of [rows(boxArchitecture), rows(fullArchitecture)])
      assert.equal(new Set(table).size, table.length);
  });

  it("gives reasons in the letters that AWS takes", () => {
    for (const { why, source } of ports(fullArchitecture)) {
      assert.match(why, /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
      assert.notEqual(source, "");
    }
  });
});
