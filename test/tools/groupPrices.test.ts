import assert from "node:assert/strict";
import { ownTags } from "../../config/ownTags.ts";
import { priceSummary } from "../../tools/plan/priceSummary.ts";
import { record } from "../../tools/recorder.ts";

const aws = await import("@pulumi/aws");

/** A group of two to four nodes in these zones, in an environment of 3,000 users. */
async function priced(...letters: readonly string[]) {
  const { resources } = await record(
    () => {
      const tags = { [ownTags.users]: "3000" };
      const provider = new aws.Provider("aws", { region: "us-east-1", defaultTags: { tags } });
      const own = { provider };
      const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" }, own);
      const vpcZoneIdentifiers = letters.map((letter, position) => {
        const availabilityZone = `us-east-1${letter}`;
        const cidrBlock = `10.0.${String(position)}.0/24`;
        return new aws.ec2.Subnet(letter, { vpcId: vpc.id, cidrBlock, availabilityZone }, own).id;
      });
      const blockDeviceMappings = [{ deviceName: "/dev/xvda", ebs: { volumeSize: 40 } }];
      const template = new aws.ec2.LaunchTemplate("rails", { instanceType: "c7g.2xlarge", blockDeviceMappings }, own);
      const sizes = { minSize: 2, maxSize: 4 };
      new aws.autoscaling.Group("rails", { ...sizes, vpcZoneIdentifiers, launchTemplate: { id: template.id } }, own);
    },
    { computed: "references" },
  );
  return priceSummary(resources, "us-east-1");
}

describe("the price of groups", () => {
  it("is that of the minimum, and beside it that of the maximum", async () => {
    const { monthly, monthlyAtMost, unknown } = await priced("a", "b");
    assert.deepEqual(unknown, []);
    assert.equal(monthlyAtMost, Math.round(monthly * 2 * 100) / 100);
    assert.equal(monthly, Math.round((2 * 0.29 * 730 + 2 * 40 * 0.08) * 100) / 100);
  });

  it("has traffic between zones at a stated use, where there are several", async () => {
    const { byUse } = await priced("a", "b");
    assert.deepEqual(
      byUse.find(({ what }) => what.startsWith("traffic between zones")),
      {
        what: "traffic between zones, in each direction",
        key: "zoneTransferGb",
        rate: 0.01,
        unit: "GB",
        units: 6000,
        monthly: 60,
        basis:
          "1 GB a user in both directions: clones of which Rails gets two thirds from other zones, copies of each push, queries",
      },
    );
    const one = await priced("a");
    assert.ok(!one.byUse.some(({ what }) => what.startsWith("traffic between zones")));
  });
});
