import assert from "node:assert/strict";
import { planFacts } from "../../tools/plan/planFacts.ts";
import { monthlyCost } from "../../tools/plan/monthlyCost.ts";
import { find, recordStack } from "../components/recordStack.ts";
import { planOf } from "./planOf.ts";

describe("the price", () => {
  it("is units times rate, with hours where the rate is by the hour", () => {
    const rate = (dollars: number) => ({ dollars, list: { what: "", from: "", date: "" } });
    assert.deepEqual(monthlyCost({ what: "c7g.2xlarge", units: 1, rate: rate(0.29), unit: "hour" }), {
      amount: 0.29 * 730,
      most: 0.29 * 730,
      arithmetic: "1 x c7g.2xlarge at 0.2900 x 730 h",
    });
    assert.deepEqual(monthlyCost({ what: "key", units: 2, most: 5, rate: rate(1), unit: "month" }), {
      amount: 2,
      most: 5,
      arithmetic: "2 x key at 1.0000",
    });
    assert.equal(monthlyCost({ what: "key", units: 1, rate: undefined, unit: "month" }), undefined);
  });

  it("sums up, counts IOPS and MiB/s beyond what gp3 has, and names what it does not know instead of zero", async () => {
    const { price } = planFacts(
      "dev",
      await recordStack(
        "dev",
        { "nodes.box.volumeIops": "4000", "nodes.box.volumeThroughputMiBps": "225" },
        "references",
      ),
    );
    const volume = price.parts
      .flatMap(({ lines }) => lines)
      .filter(({ resource }) => resource === "gitlab-nodes-gitaly-1-data");
    assert.deepEqual(
      volume.map(({ arithmetic, monthly: sum }) => `${arithmetic} = ${String(sum)}`),
      ["100 x MiB/s at 0.0400 = 4", "1000 x IOPS at 0.0050 = 5", "120 x GiB of gp3 at 0.0800 = 9.6"],
    );
    const sum = price.parts.flatMap(({ lines }) => lines).reduce((total, line) => total + line.monthly, 0);
    assert.equal(price.monthly, Math.round(sum * 100) / 100);
    assert.deepEqual(price.unknown, []);
  });
});

describe("what the plan says", () => {
  it("is read off the rules that are registered", async () => {
    const recording = await recordStack("team", {}, "references");
    const { reach } = planFacts("team", recording);
    assert.deepEqual(
      reach
        .filter(({ to }) => /^gitlab-firewall-(web|ssh|bastion)-door$/.test(to))
        .map(({ port, from }) => `${port} ${from.join(" ")}`)
        .toSorted(),
      [
        "22 2001:db8::/32",
        "22 203.0.113.0/24",
        "2222 203.0.113.10/32",
        "443 198.51.100.0/24 203.0.113.0/24",
        "443 2001:db8::/32",
        "443 NAT gateway",
        "80 198.51.100.0/24 203.0.113.0/24",
        "80 2001:db8::/32",
        "80 NAT gateway",
      ],
    );
    assert.equal(
      reach.length,
      recording.resources.filter(({ type }) => type.endsWith(":SecurityGroupIngressRule")).length,
    );
  });

  it("asks people to do what no program can", async () => {
    const { byHand, quotas } = await planOf("team");
    assert.deepEqual(byHand, [
      "Quota: Request an increase of EC2: running on-demand standard instances, vCPUs (L-1216C47A) to 14 or more. A new account has 5.",
      "DNS: Make sure that the domain's public hosted zone exists in Route 53 and that the parent domain delegates to it.",
      "Licence: None is needed: without one, GitLab works as Free.",
      "State: Choose where Pulumi keeps its state, such as an S3 bucket, and a passphrase or a KMS key for the secrets in it. Keep the passphrase: without it nobody can change the stack.",
      "Have gitlab-admins@example.com confirm the subscription: AWS sends an e-mail with a link.",
      "Read the initial root password with the command in the output next, sign in, and change it.",
    ]);
    assert.deepEqual(
      quotas.map(({ name }) => name.split(":")[0]),
      ["EC2", "EBS", "EC2", "VPC", "VPC", "VPC", "VPC", "ELB", "EC2 Auto Scaling"],
    );
  });

  it("names the types that have no card, besides their missing price", async () => {
    const recording = await recordStack("dev", {}, "references");
    const [bucket] = recording.resources.filter(({ type }) => type === "aws:s3/bucket:Bucket");
    const table = { ...bucket!, type: "aws:dynamodb/table:Table", name: "table" };
    const { findings, price } = planFacts("dev", { ...recording, resources: [...recording.resources, table] });
    assert.deepEqual(price.unknown, ["table (aws:dynamodb/table:Table)"]);
    const [found, ...others] = findings.filter(({ todo }) => todo.includes("tools/cards"));
    assert.match(
      found?.what ?? "",
      /^The plan does not know what these types cost, what replaces them or whether they hold data: aws:dynamodb\/table:Table\.$/,
    );
    assert.deepEqual(others, []);
  });

  for (const [nat, expected] of [
    ["single", ["1 NAT gateway for 2 zones: when its zone is down, the other zones cannot reach the internet."]],
    ["perZone", []],
  ] as const) {
    it(`says of NAT gateways (${nat}) what the zones of nodes lose, and counts no zone of the load balancer alone`, async () => {
      const { findings } = await planOf("team", { "network.zones": "2", "network.nat": nat });
      assert.deepEqual(
        findings.map(({ what }) => what).filter((what) => what.includes("NAT")),
        expected,
      );
    });
  }

  it("names data that is not protected, loudly", async () => {
    const { data } = await planOf("dev");
    assert.ok(data.every(({ guards }) => guards[0] === "NOT protected"));
    assert.equal(find(await recordStack("dev"), "Vault", "gitlab-vault").options.protect, false);
  });
});
