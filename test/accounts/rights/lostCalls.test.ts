import assert from "node:assert/strict";
import { joinedTables } from "../../../accounts/rights/recording/joinedTables.ts";
import { lostCalls } from "../../../accounts/rights/recording/lostCalls.ts";

const before = {
  resources: {
    "aws:ec2/vpc:Vpc": { create: ["EC2.CreateVpc"], delete: ["EC2.DeleteVpc"] },
    "aws:sns/topic:Topic": { create: ["SNS.CreateTopic"] },
  },
  lookups: { "aws:index/getRegion:getRegion": ["EC2.DescribeRegions"] },
  start: ["STS.GetCallerIdentity"],
};

/** A run that ended before it deleted anything, and that made a call which nobody knew. */
const cutOff = {
  resources: { "aws:ec2/vpc:Vpc": { create: ["EC2.CreateTags", "EC2.CreateVpc"] } },
  lookups: { "aws:index/getRegion:getRegion": [] },
  start: ["STS.GetCallerIdentity"],
};

describe("a recording of the provider's calls", () => {
  it("keeps what was recorded before", () => {
    assert.deepEqual(joinedTables(before, cutOff), {
      ...before,
      resources: {
        ...before.resources,
        "aws:ec2/vpc:Vpc": { create: ["EC2.CreateTags", "EC2.CreateVpc"], delete: ["EC2.DeleteVpc"] },
      },
    });
  });

  it("names what did not come again", () => {
    assert.deepEqual(lostCalls(before, cutOff), [
      "aws:ec2/vpc:Vpc, delete: EC2.DeleteVpc",
      "aws:sns/topic:Topic, create: SNS.CreateTopic",
      "look-up, aws:index/getRegion:getRegion: EC2.DescribeRegions",
    ]);
    assert.deepEqual(lostCalls(before, joinedTables(before, cutOff)), []);
  });
});
