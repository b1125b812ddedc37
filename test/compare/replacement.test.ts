import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { statefulTypes } from "../../components/helpers/stateful.ts";
import { effectOf, knownProperties, knownTypes } from "../../tools/compare/replacement.ts";
import { parsePath } from "../../tools/compare/paths.ts";
import { changes } from "./ladder/changes.ts";

/** Arguments of a resource, read off the SDK's types. */
function args(type: string): string[] {
  const [, module = "", name = ""] = type.split(":");
  const text = readFileSync(`node_modules/@pulumi/aws/${module}.d.ts`, "utf8");
  const body = text.slice(text.indexOf(`export interface ${name}Args {`));
  return [...body.slice(0, body.indexOf("\n}")).matchAll(/^ {4}(\w+)\??:/gm)]
    .map(([, property]) => property!)
    .toSorted();
}

/** Arguments that the schemas read for the table do not have; they may replace. */
const newerThanTable: Readonly<Record<string, readonly string[]>> = { "aws:secretsmanager/secret:Secret": ["type"] };

/** Properties that the provider at hand for the ladder does not have, or takes only with others that replace. */
const notTried: Readonly<Record<string, readonly string[]>> = {
  "aws:ebs/volume:Volume": ["region", "volumeInitializationRate"],
  "aws:s3/bucket:Bucket": ["bucketNamespace", "objectLockConfiguration", "region"],
  "aws:kms/key:Key": ["region"],
  "aws:secretsmanager/secret:Secret": ["region"],
  "aws:backup/vault:Vault": ["region"],
};

const everyType = ["dev", "prod"]
  .flatMap((stack) => readFileSync(`test/components/golden/${stack}.txt`, "utf8").trim().split("\n"))
  .flatMap((line) => /^(aws:[^:]+:[^:]+)::/.exec(line)?.[1] ?? []);

describe("the table of replacement", () => {
  it("knows every type of the program, and every argument of what holds data", () => {
    assert.deepEqual(
      [...new Set(everyType)].filter((type) => !knownTypes.includes(type)),
      [],
    );
    for (const type of statefulTypes) {
      const newer = newerThanTable[type] ?? [];
      assert.deepEqual([...knownProperties(type), ...newer].toSorted(), args(type), type);
    }
  });

  it("is tried against the real provider for all of them but those that cannot be", () => {
    for (const type of statefulTypes) {
      const tried = Object.keys(changes[type] ?? {});
      assert.deepEqual([...tried, ...(notTried[type] ?? [])].toSorted(), knownProperties(type), type);
    }
  });

  const cases: readonly (readonly [
    type: string,
    path: string,
    before: Readonly<Record<string, unknown>>,
    after: Readonly<Record<string, unknown>>,
    expected: string,
  ])[] = [
    ["aws:ec2/instance:Instance", "userData", {}, {}, "inPlace"],
    ["aws:ec2/instance:Instance", "userData", {}, { userDataReplaceOnChange: true }, "replaces"],
    [
      "aws:ec2/instance:Instance",
      "instanceType",
      { instanceType: "c7g.large" },
      { instanceType: "m6gd.large" },
      "inPlace",
    ],
    [
      "aws:ec2/instance:Instance",
      "instanceType",
      { instanceType: "c7g.large" },
      { instanceType: "c7i.large" },
      "mayReplace",
    ],
    ["aws:ec2/instance:Instance", "instanceType", { instanceType: "c7g.large" }, { instanceType: "?" }, "mayReplace"],
    ["aws:ec2/instance:Instance", "rootBlockDevice.encrypted", {}, {}, "replaces"],
    ["aws:ec2/instance:Instance", "rootBlockDevice.volumeSize", {}, {}, "inPlace"],
    ["aws:ec2/instance:Instance", "rootBlockDevice", {}, {}, "mayReplace"],
    ["aws:ec2/instance:Instance", "rootBlockDeviceX", {}, {}, "mayReplace"],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      "subnets",
      { subnets: ["a"] },
      { subnets: ["a", "b"], loadBalancerType: "network" },
      "inPlace",
    ],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      "subnets",
      { subnets: ["a", "b"] },
      { subnets: ["a"], loadBalancerType: "network" },
      "replaces",
    ],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      "subnets",
      { subnets: ["a"] },
      { subnets: ["b"], loadBalancerType: "network" },
      "replaces",
    ],
    ["aws:lb/loadBalancer:LoadBalancer", "subnets", { subnets: ["a"] }, { subnets: ["b"] }, "mayReplace"],
    [
      "aws:lb/loadBalancer:LoadBalancer",
      "securityGroups",
      { securityGroups: ["a"] },
      { securityGroups: ["b"] },
      "inPlace",
    ],
    ["aws:lb/loadBalancer:LoadBalancer", "securityGroups", {}, { securityGroups: ["b"] }, "replaces"],
    [
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "cidrIpv4",
      { cidrIpv4: "a" },
      { cidrIpv4: "b" },
      "inPlace",
    ],
    [
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "cidrIpv4",
      { cidrIpv4: "a" },
      { cidrIpv6: "b" },
      "replaces",
    ],
    ["aws:ec2/vpc:Vpc", "cidrBlock", {}, {}, "replaces"],
    ["aws:sns/topic:Topic", "noSuchProperty", {}, {}, "mayReplace"],
    ["aws:rds/instance:Instance", "engineVersion", {}, {}, "mayReplace"],
  ];
  for (const [type, path, before, after, expected] of cases) {
    it(`says of ${type.split(":").at(-1) ?? ""} ${path} ${JSON.stringify(before)} -> ${JSON.stringify(after)}: ${expected}`, () => {
      assert.equal(effectOf({ type, path: parsePath(path), before, after }), expected);
    });
  }
});
