import assert from "node:assert/strict";
import { longestComment } from "../../tools/document/markdown/markdown.ts";
import { report } from "../../tools/document/report.ts";
import type { ComponentNode, Plan } from "../../tools/plan/planModel.ts";
import { recordAnew } from "../components/recordAnew.ts";
import { hostileSets, hostileTexts } from "./hostile.ts";
import { planOf } from "./planOf.ts";

const components = (node: ComponentNode): string[] => [
  ...node.components.map(({ name }) => name),
  ...node.components.flatMap(components),
];

const page = (plan: Plan) => report("html", plan);
const markdown = (plan: Plan) => report("markdown", plan);

describe("the page", () => {
  for (const stack of ["dev", "team"]) {
    it(`of ${stack} lists every component, and draws every card in letters that are seen`, async () => {
      const plan = await planOf(stack);
      const [top, ...all] = [...new Set(components(plan.resources.tree))];
      const { groups, nodes } = plan.diagram;
      const listed = [...groups, ...nodes].flatMap((box) => box.components);
      assert.deepEqual(
        all.filter((name) => !listed.includes(name)),
        [],
        top,
      );
      const drawing = /<svg.*<\/svg>/s.exec(await page(plan))?.[0] ?? "";
      const texts = [...drawing.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
      const drawn = plan.picture.cards.filter(({ tier }) => tier !== "network");
      assert.deepEqual(
        drawn.filter(({ title }) => !texts.includes(title)),
        [],
      );
    });
  }

  it("draws who talks to whom on which ports, and where", async () => {
    const { diagram } = await planOf("team");
    assert.deepEqual(
      diagram.edges.map(({ from, to, kind, label }) => `${kind}: ${from} -> ${to}: ${label}`),
      [
        "traffic: Group gitlab-bastion -> Instance gitlab-nodes-gitaly-1: 2222, 8888",
        "traffic: Group gitlab-bastion -> NatGateway gitlab-network-1: 443",
        "rights: Group gitlab-bastion -> gitlab-keys: IAM role",
        "traffic: Instance gitlab-nodes-gitaly-1 -> NatGateway gitlab-network-1: 22, 80, 443",
        "data: Instance gitlab-nodes-gitaly-1 -> Volume gitlab-nodes-gitaly-1-data: attached",
        "rights: Instance gitlab-nodes-gitaly-1 -> gitlab-buckets: IAM role",
        "rights: Instance gitlab-nodes-gitaly-1 -> gitlab-keys: IAM role",
        "rights: Instance gitlab-nodes-gitaly-1 -> gitlab-secrets: IAM role",
        "rights: Instance gitlab-nodes-gitaly-1 -> gitlab-vault: IAM role",
        "traffic: LoadBalancer gitlab-front -> Group gitlab-bastion: 22",
        "traffic: LoadBalancer gitlab-front -> Instance gitlab-nodes-gitaly-1: 80, 443, 2222, 8888, 8889",
        "traffic: NatGateway gitlab-network-1 -> LoadBalancer gitlab-front: 80, 443",
        "traffic: NatGateway gitlab-network-1 -> outside internet: 22, 80, 443",
        "data: Volume gitlab-nodes-gitaly-1-data -> gitlab-backups: snapshots",
        "traffic: gitlab-image -> NatGateway gitlab-network-1: 443",
        "traffic: outside allow.bastion -> Group gitlab-bastion: 22",
        "traffic: outside allow.bastion -> LoadBalancer gitlab-front: 2222",
        "traffic: outside allow.ssh -> LoadBalancer gitlab-front: 22",
        "traffic: outside allow.web -> LoadBalancer gitlab-front: 80, 443",
      ],
    );
    const place = (id: string) => diagram.nodes.find((node) => node.id === id)?.group;
    assert.deepEqual(
      [
        "Instance gitlab-nodes-gitaly-1",
        "NatGateway gitlab-network-1",
        "Volume gitlab-nodes-gitaly-1-data",
        "outside allow.web",
      ].map(place),
      ["Subnet gitlab-network-private-1", "Subnet gitlab-network-public-1", "us-east-1a", undefined],
    );
    assert.deepEqual(diagram.nodes.find(({ id }) => id === "outside allow.web")?.detail, [
      "198.51.100.0/24",
      "2001:db8::/32",
      "203.0.113.0/24",
    ]);
  });

  it("is the same twice, byte for byte, in every form", async () => {
    const [one, other] = [await planOf("team"), await planOf("team", {}, recordAnew)];
    for (const format of ["html", "markdown", "text", "json"] as const)
      assert.equal(await report(format, one, { colours: true }), await report(format, other, { colours: true }));
  });

  it("shows hostile text as text, in every form", async () => {
    const plan = await planOf("team", hostileSets);
    const said = plan.settings.find(({ key }) => key === "protection.reason")?.value ?? "";
    assert.ok(
      hostileTexts.every((text) => said.includes(text)),
      "the stack file's text is in the plan",
    );
    const dangerous = { ...plan, tags: Object.fromEntries(hostileTexts.map((text) => [text, text])) } satisfies Plan;

    const html = await page(dangerous);
    const markup = html.replace(/<style>[^<]*<\/style>/g, "");
    const tags = new Set([...markup.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, tag]) => tag));
    assert.deepEqual(
      [...tags].filter((tag) => ["script", "img", "iframe", "object"].includes(tag ?? "")),
      [],
    );
    assert.ok(html.includes("&lt;script>alert(1)&lt;/script>"));
    assert.ok(!/\son\w+=/.test(markup.replace(/>[^<]*</g, "><")), "no handler in any tag");

    const comment = await markdown(dangerous);
    assert.ok(comment.length <= longestComment);
    assert.ok(!/(^|[^\\])<(script|img|\/style|!--)/.test(comment.replace(/`[^`]*`/g, "")), comment.slice(0, 200));
    const outside = comment.replace(/`[^`]*`/g, ""); // in code it is text
    assert.equal((outside.match(/(?<!\\)<\/details>/g) ?? []).length, (outside.match(/<details>/g) ?? []).length);
    for (const reference of ["\\@all", "\\#1", "\\!2", "\\$"]) assert.ok(comment.includes(reference), reference);
    assert.ok(!/(^|[^\\`])@all/.test(comment.replace(/`[^`]*`/g, "")));

    const text = await report("text", dangerous);
    for (const form of [html, comment, text]) {
      // eslint-disable-next-line no-control-regex -- that is what may not be there
      assert.ok(!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u202a-\u202e]/.test(form));
      assert.ok(form.includes("u{1b}"), "it is seen");
    }
    assert.ok(text.split("\n").every(({ length }) => length <= 120));
  });

  it("cuts Markdown that is too long, and says where the rest is", async () => {
    const plan = await planOf("team");
    const [holder] = plan.data;
    assert.ok(holder);
    const long = {
      ...plan,
      data: Array.from({ length: 3000 }, (_, at) => ({ ...holder, resource: `volume ${String(at)}` })),
    };
    const text = await markdown(long);
    assert.ok(text.length <= longestComment && text.length > 10_000, String(text.length));
    assert.match(text, /\.\.\. and \d+ more: see --format html/);
    const words = "word ".repeat(100);
    const absurd = { ...plan, findings: plan.findings.map((one) => ({ ...one, todo: words })), tags: {} };
    const many = { ...absurd, findings: Array.from({ length: 300 }, () => absurd.findings[0]!) };
    assert.ok((await markdown(many)).length <= longestComment);
    assert.ok((await markdown(many)).endsWith("For the rest, run `npm run plan -- --stack team --format html`.\n"));
  });
});

describe("settings in the plan", () => {
  it("say where they come from", async () => {
    const { settings } = await planOf("dev", { "nodes.box.volumeGiB": "200", undeleteDays: "40" });
    const of = (key: string) => {
      const row = settings.find((one) => one.key === key);
      return [row?.value, row?.origin, row?.note];
    };
    assert.deepEqual(of("aws:region"), ["us-east-1", "stack file", undefined]);
    assert.deepEqual(of("users"), ["500", "stack file", "size 500"]);
    assert.deepEqual(of("registryDomain"), ["registry.gitlab-dev.example.com", "derived", undefined]);
    assert.deepEqual(of("nodes.box.volumeGiB"), ["200", "override", "size 500 has 120"]);
    assert.deepEqual(of("nodes.box.instanceType"), ["c7g.2xlarge", "size", "size 500"]);
    assert.deepEqual(of("undeleteDays"), ["40", "command line", undefined]);
    assert.deepEqual(of("backup.schedule"), ["0 2 * * *", "default", undefined]);
    assert.deepEqual(of("smtp"), ["not set", "default", undefined]);
    assert.deepEqual(of("protection.lifted"), ["true", "stack file", undefined]);
  });
});
