import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cardOf, cards, typeHoldsData } from "../../tools/cards/cards.ts";
import { replacementTable } from "../../tools/cards/replacementTable.ts";
import { effectOf, knownProperties } from "../../tools/compare/propertyEffects.ts";
import { parsePath } from "../../tools/compare/propertyPaths.ts";
import { changes } from "./ladder/ladderChanges.ts";

/** Arguments of a resource, read from the SDK's types. */
function args(type: string): string[] {
  const [provider = "", module = "", name = ""] = type.split(":");
  const text = readFileSync(`node_modules/@pulumi/${provider}/${module.replace("index/", "")}.d.ts`, "utf8");
  const body = text.slice(text.indexOf(`export interface ${name}Args {`));
  return [...body.slice(0, body.indexOf("\n}")).matchAll(/^ {4}(\w+)\??:/gm)]
    .map(([, property]) => property!)
    .toSorted();
}

const cache = "aws:elasticache/replicationGroup:ReplicationGroup";
const group = "aws:autoscaling/group:Group";
const template = "aws:ec2/launchTemplate:LaunchTemplate";

/** Arguments that the schemas read for the table do not have; they may replace. */
const newerThanTable: Readonly<Record<string, readonly string[]>> = {
  [group]: ["instanceLifecyclePolicy"],
  "aws:cloudwatch/metricAlarm:MetricAlarm": ["warmUpConfiguration"],
  "aws:ec2/flowLog:FlowLog": ["tagFieldSpecifications"],
  [template]: ["networkPerformanceOptions", "secondaryInterfaces"],
  [cache]: ["authTokenWo", "authTokenWoVersion", "durability"],
  "aws:rds/instance:Instance": ["warningEventCategories"],
  "aws:secretsmanager/secret:Secret": ["type"],
};

/** Properties that the ladder's provider does not have, or accepts only with others that replace. */
const notTried: Readonly<Record<string, readonly string[]>> = {
  [group]: ["region"],
  "aws:autoscaling/lifecycleHook:LifecycleHook": ["region"],
  "aws:autoscaling/policy:Policy": ["region"],
  [template]: ["region"],
  "aws:ec2/tag:Tag": ["region"],
  "aws:ebs/volume:Volume": ["region", "volumeInitializationRate"],
  "aws:s3/bucket:Bucket": ["bucketNamespace", "objectLockConfiguration", "region"],
  "aws:kms/key:Key": ["region"],
  "aws:secretsmanager/secret:Secret": ["region"],
  "aws:backup/vault:Vault": ["region"],
  [cache]: ["nodeGroupConfigurations", "region"],
  "aws:rds/instance:Instance": ["passwordWo", "passwordWoVersion", "region", "s3Import"],
};

const dataTypes = Object.keys(cards).filter(typeHoldsData);

const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> };

describe("what replaces a resource", () => {
  for (const [name, { for: version, generated, from }] of Object.entries(replacementTable.packages)) {
    it(`is known for the version of @pulumi/${name} in package.json`, () => {
      const pinned = dependencies[`@pulumi/${name}`] ?? "";
      const how = `pulumi package get-schema ${name}@${pinned} > schema.json && npm run replacement -- --schema schema.json`;
      assert.equal(version, pinned, `tools/cards/replacement.json is for another version. Run: ${how}`);
      if (!generated) console.log(`      NOT OF THE SCHEMA of @pulumi/${name}, but of ${from}. To make it so: ${how}`);
    });
  }

  it("is known of every type that has a card, with every argument of the installed SDK", () => {
    assert.deepEqual(Object.keys(replacementTable.types).toSorted(), Object.keys(cards).toSorted());
    for (const type of Object.keys(cards)) {
      const newer = newerThanTable[type] ?? [];
      assert.deepEqual([...knownProperties(type), ...newer].toSorted(), args(type), type);
    }
  });

  it("is said by the card where the schema says of nothing that it replaces", () => {
    const silent = Object.entries(replacementTable.types).filter(([, { replaces }]) => replaces.length === 0);
    assert.deepEqual(
      silent.flatMap(([type]) => (cardOf(type)?.replaces ? [] : [type])),
      [],
    );
  });

  it("is tried against the real provider for all that holds data or scales but those properties that cannot be", () => {
    for (const type of new Set([...dataTypes, ...Object.keys(changes)])) {
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
    [cache, "engineVersion", { engineVersion: "7.2" }, { engineVersion: "8.0" }, "inPlace"],
    [cache, "engineVersion", { engineVersion: "8.0" }, { engineVersion: "7.2" }, "replaces"],
    [cache, "engineVersion", { engineVersion: "6.x" }, { engineVersion: "7.2" }, "mayReplace"],
    [cache, "engineVersion", {}, { engineVersion: "7.2" }, "mayReplace"],
    [cache, "engine", { engine: "redis" }, { engine: "valkey" }, "inPlace"],
    [cache, "engine", { engine: "valkey" }, { engine: "redis" }, "replaces"],
    [cache, "nodeGroupConfigurations", {}, {}, "mayReplace"],
    [cache, "numCacheClusters", { numCacheClusters: 1 }, { numCacheClusters: 3 }, "inPlace"],
    ["aws:sns/topic:Topic", "noSuchProperty", {}, {}, "mayReplace"],
    ["aws:dynamodb/table:Table", "billingMode", {}, {}, "mayReplace"],
  ];
  for (const [type, path, before, after, expected] of cases) {
    it(`says of ${type.split(":").at(-1) ?? ""} ${path} ${JSON.stringify(before)} -> ${JSON.stringify(after)}: ${expected}`, () => {
      assert.equal(effectOf({ type, path: parsePath(path), before, after }), expected);
    });
  }
});
