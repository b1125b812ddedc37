import assert from "node:assert/strict";
import { layout } from "../../tools/picture/layout.ts";
import { links, type End } from "../../tools/picture/links.ts";
import { wide } from "../../tools/picture/pictureForm.ts";
import type { Picture, PictureWay } from "../../tools/picture/pictureModel.ts";
import { tierOf } from "../../tools/picture/pictureTiers.ts";
import { connectionsIn, isOutside } from "../../tools/plan/connectionsIn.ts";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import { recordStack } from "../components/recordStack.ts";
import { planOf } from "../tools/planOf.ts";

const name = (end: End) => ("card" in end ? end.card.title : `all of ${tierOf(end.frame).frame ?? ""}`);
const drawn = (picture: Picture) =>
  links(picture).map(({ from, to, kind, label }) => `${name(from)} → ${name(to)}: ${kind} ${label}`);
const keyOf = ({ from, to, kind, label }: PictureWay) => `${from} → ${to}: ${kind} ${label}`;

describe("the picture of an architecture", () => {
  it("has one box with what is above and below it", async () => {
    const { picture } = await planOf("team");
    const served = picture.cards.filter(({ tier }) => tierOf(tier).family !== "operations");
    assert.deepEqual(
      served.map(({ tier, title, members }) => [tier, title, members.map(({ zone }) => zone)]),
      [
        ["users", "Browsers, Git over HTTPS", []],
        ["users", "Git over SSH", []],
        ["users", "Administrators", []],
        ["door", "Front door", []],
        ["box", "GitLab on one node", ["us-east-1a"]],
        ["objects", "Objects", []],
        ["network", "Internet", []],
        ["network", "NAT gateways", []],
      ],
    );
    assert.deepEqual(picture.zones, [
      { name: "us-east-1a", gateways: 1 },
      { name: "us-east-1b", gateways: 0 },
      { name: "us-east-1c", gateways: 0 },
    ]);
    assert.deepEqual(drawn(picture), [
      "GitLab on one node → Objects: rights IAM role",
      "Front door → GitLab on one node: traffic web 80, 443 · Git 2222 · health 8888, 8889",
      "Front door → Shell for administrators: traffic bastion 22",
      "Administrators → Front door: traffic bastion 2222",
      "Browsers, Git over HTTPS → Front door: traffic 80, 443",
      "Git over SSH → Front door: traffic 22",
    ]);
  });

  it("has an arrow for all of a tier where all have the way", async () => {
    const { picture } = await planOf("prod", { users: "10000" });
    assert.deepEqual(
      picture.cards.flatMap(({ tier, title }) => (tier === "data" ? [title] : [])),
      ["Database", "Queues and sessions", "Cache"],
    );
    assert.deepEqual(drawn(picture).toSorted(), [
      "Administrators → Front door: traffic bastion 2222",
      "Browsers, Git over HTTPS → Front door: traffic 80, 443",
      "Front door → Shell for administrators: traffic bastion 22",
      "Front door → Web and Git: traffic web 80, 443 · Git 2222 · health 8888, 8889",
      "Git over SSH → Front door: traffic 22",
      "Inner door → Web and Git: traffic web 80, 443 · Git 2222 · health 8888, 8889",
      "Repositories → Objects: rights IAM role",
      "Repository balancer → Repository router: traffic 3305",
      "Repository router → Database: traffic 5432",
      "Repository router → Objects: rights IAM role",
      "Repository router → Repositories: traffic 9999",
      "all of Application → Objects: rights IAM role",
      "all of Application → Repository balancer: traffic 3305",
      "all of Application → all of Data services: traffic 5432, 6379",
    ]);
  });

  it("says whom a load balancer is for that no arrow reaches, and that no disk has snapshots", async () => {
    const [own, cluster] = [await planOf("team", { internalLoadBalancer: "true" }), await planOf("prod")];
    const detail = ({ picture: { cards } }: typeof own, title: string) =>
      cards.find((one) => one.title === title)?.detail;
    assert.equal(detail(own, "Inner door")?.at(-1), "for nodes and the VPC: GitLab's own URL");
    assert.equal(detail(own, "Front door")?.at(-1), "public network load balancer, dualstack");
    assert.deepEqual(detail(own, "Snapshots"), ["1 AWS Backup vault"]);
    assert.deepEqual(detail(cluster, "Snapshots"), ["1 AWS Backup vault", "none taken"]);
  });

  it("says that a node's name is one, what engines are called, and that NAT gateways are the way out", async () => {
    const [box, tiers] = [await planOf("team"), await planOf("prod")];
    const texts = ({ picture }: typeof box) =>
      layout(picture, wide).cards.flatMap((one) => one.texts.map(({ text }) => text));
    assert.deepEqual(
      texts(box).filter((text) => text.includes("gitaly-1") || text.startsWith("NAT")),
      ["named gitaly-1", "NAT gateway (way out)"],
    );
    assert.deepEqual(
      texts(tiers).filter((text) => /PostgreSQL|Valkey|postgres|valkey/.test(text)),
      ["PostgreSQL 17, db.r6g.large · standby in another zone", "Valkey 7.2, cache.m6g.large · 3 nodes over the zones"],
    );
  });

  it("draws the way of administrators to the first card of the operations", async () => {
    const { picture } = await planOf("prod");
    const operations = picture.cards.filter(({ tier }) => tier === "operations");
    assert.equal(operations[0]?.title, "Shell for administrators");
    const [arrow, ...others] = layout(picture, wide).lines.filter(({ family }) => family === "operations");
    assert.deepEqual(others, []);
    assert.deepEqual(
      arrow?.ways.map(({ from, to, label, words }) => [from, to, label, words]),
      [["door/Front door", "operations/Shell for administrators", "22", "bastion 22"]],
    );
  });

  for (const [stack, sets] of [
    ["team", {}],
    ["prod", {}],
    ["prod", { gitaly: "sharded" }],
  ] as const) {
    it(`of ${stack} ${JSON.stringify(sets)} draws no way that does not exist, and lists all that do`, async () => {
      const { picture } = await planOf(stack, sets);
      const graph = new ResourceGraph((await recordStack(stack, sets, "references")).resources);
      const owners = new Map(picture.cards.flatMap(({ id, names }) => names.map((one) => [one, id] as const)));
      const listed = new Set(picture.ways.map(keyOf));
      const arrows = links(picture);
      for (const { from, to, ways } of arrows) {
        assert.ok(ways.every((way) => listed.has(keyOf(way))));
        const [above, below] = [from, to].map((end) =>
          "card" in end ? [end.card] : picture.cards.filter(({ tier }) => tier === end.frame),
        );
        assert.equal(ways.length, (above ?? []).length * (below ?? []).length, "between any two of both ends");
      }
      const registered = connectionsIn(graph).map(({ from, to, kind, label }) => {
        const [one, other] = [from, to].map((party) => owners.get(isOutside(party) ? party.outside : party.name));
        return { one, other, kind, label };
      });
      for (const way of picture.ways) {
        const backing = registered.filter(
          ({ one, other, kind }) => one === way.from && other === way.to && kind === way.kind,
        );
        assert.deepEqual(
          new Set(backing.map(({ label }) => label)),
          new Set(way.label.split(", ")),
          `${keyOf(way)} is registered`,
        );
      }
      const known = new Set(picture.ways.map(({ from, to, kind }) => `${from} ${to} ${kind}`));
      const missing = registered.filter(
        ({ one, other, kind }) => one && other && one !== other && !known.has(`${one} ${other} ${kind}`),
      );
      assert.deepEqual(missing, [], "everything registered between two cards is listed");
    });
  }
});
