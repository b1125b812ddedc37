import assert from "node:assert/strict";
import { ports } from "../../gitlab/ports.ts";
import { boxArchitecture, fullArchitecture } from "../fixtures/architectures.ts";

const rows = (architecture: typeof boxArchitecture) =>
  ports(architecture)
    .map(({ from, to, port }) => `${from} -> ${to} ${String(port)}`)
    .toSorted();

const web = [
  "webClients -> webDoor 443",
  "webClients -> webDoor 80",
  "natGateways -> webDoor 443",
  "natGateways -> webDoor 80",
  "webDoor -> box 443",
  "webDoor -> box 80",
  "webDoor -> box 8889",
];

const ssh = ["sshClients -> sshDoor 22", "sshDoor -> box 2222", "sshDoor -> box 8888"];

const outward = ["box -> internet 443", "box -> internet 80", "box -> internet 22"];

describe("the table of ports", () => {
  it("has exactly these rows for the dev stack", () => {
    assert.deepEqual(rows(boxArchitecture), [...web, ...ssh, ...outward, "imageBuilder -> internet 443"].toSorted());
  });

  it("has rows for the bastion, the internal load balancer and mail where they are asked for", () => {
    assert.deepEqual(
      rows(fullArchitecture),
      [
        ...web,
        ...ssh,
        "vpc -> internalLoadBalancer 443",
        "vpc -> internalLoadBalancer 80",
        "vpc -> internalLoadBalancer 22",
        "internalLoadBalancer -> box 443",
        "internalLoadBalancer -> box 80",
        "internalLoadBalancer -> box 8889",
        "internalLoadBalancer -> box 2222",
        "internalLoadBalancer -> box 8888",
        "bastionClients -> bastionDoor 2222",
        "bastionDoor -> bastion 22",
        "bastionClients -> bastion 22",
        "bastion -> box 2222",
        "bastion -> box 8888",
        "bastion -> internet 443",
        "bastion -> internalLoadBalancer 22",
        ...outward,
        "box -> internet 587",
        "box -> internet 993",
        "imageBuilder -> internet 443",
      ].toSorted(),
    );
  });

  it("lets nobody but a load balancer to the ports where NGINX believes the header with the client's address", () => {
    const believing = ports(fullArchitecture).filter(({ to, port }) => to === "box" && [80, 443, 8889].includes(port));
    assert.deepEqual([...new Set(believing.map(({ from }) => from))], ["webDoor", "internalLoadBalancer"]);
  });

  it("gives the bastion no way to GitLab but the load balancer's where there is no internal one", () => {
    const rowsOf = rows({ ...fullArchitecture, internalLoadBalancer: false }).filter((row) =>
      row.startsWith("bastion "),
    );
    assert.deepEqual(rowsOf, ["bastion -> box 2222", "bastion -> box 8888", "bastion -> internet 443"]);
  });

  it("opens interface endpoints to the network, where there are any", () => {
    const network = { ...boxArchitecture.network, interfaceEndpoints: ["ssm"] } as typeof boxArchitecture.network;
    const added = rows({ ...boxArchitecture, network }).filter((row) => !rows(boxArchitecture).includes(row));
    assert.deepEqual(added, ["vpc -> endpoints 443"]);
  });

  it("closes doors that nobody may use", () => {
    const closed = { ...boxArchitecture, allow: { ...boxArchitecture.allow, ssh: [] } };
    assert.deepEqual(
      rows(closed).filter((row) => row.includes("ssh")),
      [],
    );
    assert.deepEqual(rows(closed), [...web, ...outward, "imageBuilder -> internet 443"].toSorted());
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
