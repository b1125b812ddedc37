import assert from "node:assert/strict";
import fc from "fast-check";
import { Allowlist, type PrefixList } from "../../../components/foundation/allowlist.ts";
import { Firewall } from "../../../components/foundation/firewall.ts";
import type { PartyName } from "../../../gitlab/parties.ts";
import { ports, type PortRule } from "../../../gitlab/ports.ts";
import { record } from "../../../tools/recorder.ts";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { boxArchitecture, fullArchitecture } from "../../fixtures/architectures.ts";
import * as pulumi from "@pulumi/pulumi";

const row = (from: PartyName, to: PartyName, port = 443): PortRule => ({
  from,
  to,
  port,
  why: "because",
  source: "here",
});

const protection = { kind: "on" } as const;

const everyList: PrefixList[] = (["webClients", "sshClients", "bastionClients", "natGateways"] as const).flatMap(
  (party) =>
    (party === "natGateways" ? (["ipv4"] as const) : (["ipv4", "ipv6"] as const)).map((family) => ({
      party,
      family,
      id: pulumi.output(`pl-${party}-${family}`),
    })),
);

const recordFirewall = (
  rules: readonly PortRule[],
  {
    lists = everyList,
    vpcCidrs = ["10.0.0.0/16"],
  }: { lists?: readonly PrefixList[]; vpcCidrs?: readonly string[] } = {},
) =>
  record(
    () => {
      new Firewall("fw", { stack: "dev", vpcId: "vpc-1", vpcCidrs, rules, lists, protection });
    },
    { computed: "standIns" },
  );

/** Each rule in one line: group, direction, port, and whom it admits. */
function opened({ resources }: Recording): string[] {
  return resources
    .filter(({ type }) => type.startsWith("aws:vpc/securityGroup"))
    .map(({ type, inputs }) => {
      const { securityGroupId, fromPort, toPort, ipProtocol, description, ...party } = inputs;
      assert.deepEqual([fromPort, ipProtocol, description], [toPort, "tcp", "because"]);
      const direction = type.includes("Ingress") ? "in from" : "out to";
      return `${String(securityGroupId)} ${String(fromPort)} ${direction} ${Object.values(party).join()}`;
    })
    .toSorted();
}

describe("Firewall", () => {
  it("opens both ends of a row between two groups, each to the other alone", async () => {
    assert.deepEqual(opened(await recordFirewall([row("webDoor", "box")])), [
      "fw-box-id 443 in from fw-web-door-id",
      "fw-web-door-id 443 out to fw-box-id",
    ]);
  });

  it("takes a prefix list as a source and as a target", async () => {
    assert.deepEqual(opened(await recordFirewall([row("webClients", "webDoor"), row("box", "natGateways", 22)])), [
      "fw-box-id 22 out to pl-natGateways-ipv4",
      "fw-web-door-id 443 in from pl-webClients-ipv4",
      "fw-web-door-id 443 in from pl-webClients-ipv6",
    ]);
  });

  it("takes every block of the network for the network", async () => {
    const recording = await recordFirewall([row("vpc", "endpoints")], { vpcCidrs: ["10.0.0.0/16", "100.64.0.0/16"] });
    assert.deepEqual(opened(recording), [
      "fw-endpoints-id 443 in from 10.0.0.0/16",
      "fw-endpoints-id 443 in from 100.64.0.0/16",
    ]);
    assert.deepEqual(
      recording.resources.filter(({ type }) => type.includes("Rule")).map(({ name }) => name),
      ["fw-vpc-to-endpoints-443", "fw-vpc-to-endpoints-443-100.64.0.0-16"],
    );
  });

  it("means everybody by the internet", async () => {
    assert.deepEqual(opened(await recordFirewall([row("box", "internet")])), ["fw-box-id 443 out to 0.0.0.0/0"]);
  });

  it("refuses a row that names a list which nobody made", async () => {
    await assert.rejects(
      recordFirewall([row("box", "natGateways")], { lists: [] }),
      /^Error: The table of ports names natGateways, which has no security group, prefix list or address here\.$/,
    );
    await assert.rejects(recordFirewall([row("sshClients", "sshDoor")], { lists: [] }), /names sshClients/);
  });

  it("refuses a row that would open nothing", async () => {
    await assert.rejects(
      recordFirewall([row("webClients", "internet")]),
      /^Error: The row webClients to internet, port 443, opens nothing: neither has a security group\.$/,
    );
  });

  it("takes UDP, and ranges of ports", async () => {
    const range: PortRule = { ...row("webDoor", "box", 161), protocol: "udp", lastPort: 162 };
    const { resources } = await recordFirewall([range, { ...row("webDoor", "box", 8000), lastPort: 8010 }]);
    const rules = resources.filter(({ type }) => type.startsWith("aws:vpc/securityGroup"));
    assert.deepEqual(
      rules
        .filter(({ type }) => type.includes("Ingress"))
        .map(({ name, inputs }) => [name, inputs.ipProtocol, inputs.fromPort, inputs.toPort]),
      [
        ["fw-web-door-to-box-udp-161-162", "udp", 161, 162],
        ["fw-web-door-to-box-8000-8010", "tcp", 8000, 8010],
      ],
    );
  });

  it("gives the groups that the table names, and no others", async () => {
    let known: (string | undefined)[] = [];
    await record(() => {
      const rules = [row("webDoor", "box")];
      const firewall = new Firewall("fw", { stack: "dev", vpcId: "vpc-1", vpcCidrs: [], rules, lists: [], protection });
      known = [...Object.keys(firewall.groupIds), String(firewall.groups("webDoor", "sshDoor").length)];
      assert.throws(() => firewall.group("sshDoor"), /^Error: The table of ports has no row for sshDoor\.$/);
    });
    assert.deepEqual(known, ["webDoor", "box", "1"]);
  });

  it("never opens more than its table names, and everybody for the internet alone", async () => {
    const grouped: PartyName[] = ["webDoor", "sshDoor", "box", "bastion"];
    const anyPeer = fc.constantFrom<PartyName>(...grouped, "webClients", "natGateways", "vpc", "internet");
    const anyRow = fc
      .record({ from: anyPeer, to: anyPeer, port: fc.constantFrom(22, 80, 443) })
      .filter(({ from, to }) => grouped.includes(from) || grouped.includes(to))
      .map(({ from, to, port }) => row(from, to, port));
    const same = (rule: PortRule) => `${rule.from} ${rule.to} ${String(rule.port)}`;
    const standsFor = (peer: PartyName): string[] => {
      if (grouped.includes(peer))
        return [`fw-${peer === "box" || peer === "bastion" ? peer : peer.replace("Door", "-door")}-id`];
      if (peer === "internet") return ["0.0.0.0/0"];
      if (peer === "vpc") return ["10.0.0.0/16"];
      return everyList.filter((list) => list.party === peer).map(({ family }) => `pl-${peer}-${family}`);
    };
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(anyRow, { selector: same, maxLength: 6 }), async (rules) => {
        const expected = rules.flatMap(({ from, to, port }) => [
          ...(grouped.includes(to)
            ? standsFor(from).map((party) => `${standsFor(to).join()} ${String(port)} in from ${party}`)
            : []),
          ...(grouped.includes(from)
            ? standsFor(to).map((party) => `${standsFor(from).join()} ${String(port)} out to ${party}`)
            : []),
        ]);
        assert.deepEqual(opened(await recordFirewall(rules)), expected.toSorted());
      }),
      { numRuns: 40 },
    );
  });

  for (const [what, architecture] of [
    ["dev", boxArchitecture],
    ["everything", fullArchitecture],
  ] as const) {
    it(`opens 0.0.0.0/0 outwards only, and only where the table says internet: ${what}`, async () => {
      const rules = ports(architecture);
      const recording = await record(
        () => {
          const natAddresses = [pulumi.output("192.0.2.1")];
          const { lists } = new Allowlist("allow", { stack: "dev", allow: architecture.allow, natAddresses });
          new Firewall("fw", { stack: "dev", vpcId: "vpc-1", vpcCidrs: ["10.0.0.0/16"], rules, lists, protection });
        },
        { computed: "standIns" },
      );
      const open = recording.resources.filter(({ inputs }) => JSON.stringify(inputs).includes("0.0.0.0/0"));
      assert.deepEqual(
        open
          .filter(({ type }) => type.includes("Rule"))
          .map(({ type, name }) => `${type.split(":").at(-1) ?? ""} ${name}`)
          .toSorted(),
        rules
          .filter(({ to }) => to === "internet")
          .map(({ from, port }) => {
            const sender = from.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
            return `SecurityGroupEgressRule fw-${sender}-to-internet-${String(port)}`;
          })
          .toSorted(),
      );
    });
  }
});
