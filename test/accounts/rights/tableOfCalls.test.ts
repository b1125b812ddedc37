import assert from "node:assert/strict";
import { tableOfCalls, type Step } from "../../../accounts/rights/recording/tableOfCalls.ts";

const step: Step = {
  doing: "create",
  tokens: new Map([["aws_instance", "aws:ec2/instance:Instance"]]),
  calls: [
    { type: undefined, purpose: "Configure", operation: "STS.GetCallerIdentity" },
    { type: "aws_instance", purpose: "PlanResourceChange", operation: "EC2.DescribeInstanceTypes" },
    { type: "aws_instance", purpose: "ApplyResourceChange", operation: "EC2.RunInstances" },
    { type: "aws_instance", purpose: "ApplyResourceChange", operation: "EC2.TerminateInstances" },
    { type: "aws_instance", purpose: "ReadResource", operation: "EC2.DescribeInstances" },
  ],
};

describe("the table of recorded calls", () => {
  it("keeps apart what a provider asks to plan, to change and to read", () => {
    assert.deepEqual(tableOfCalls([step]).resources, {
      "aws:ec2/instance:Instance": {
        create: ["EC2.RunInstances"],
        read: ["EC2.DescribeInstances"],
        plan: ["EC2.DescribeInstanceTypes"],
        delete: ["EC2.TerminateInstances"],
      },
    });
  });
});
