import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { ownTags } from "../../../config/ownTags.ts";
import { accountsTag } from "../../../accounts/rights/guard.ts";
import { stackTag } from "../../../accounts/rights/names.ts";
import { nodeBoundary } from "../../../accounts/rights/nodeBoundary.ts";
import { longestPolicy, type RightsStatement } from "../../../accounts/rights/rightsDocument.ts";
import { applyRights } from "../../../accounts/rights/applyRights.ts";
import { askedInPreviews } from "../../../accounts/rights/askedInPreviews.ts";
import { actionsOfCall } from "../../../accounts/rights/actionsOfCall.ts";
import recorded from "../../../accounts/rights/recorded.json" with { type: "json" };
import { actionsOfType, lookupActions, typesWithRights } from "../../../accounts/rights/typeActions.ts";
import { keysOfAction, listedAction } from "./awsList.ts";
import { prod, rightsOfProd } from "./rightsOfProd.ts";

/** Global keys that AWS sets for every request, whatever its list says of the action (IAM user guide, 2026-11). */
const everywhere = ["aws:RequestedRegion"];

const allowing = Object.values(rightsOfProd)
  .flat()
  .flatMap(({ document }) => document.Statement)
  .filter(({ Effect }) => Effect === "Allow");

/**
 * What the provider asks only while it makes something: it waits, or completes what a program left out. All else that it asks then
 * is the reading that ends each creation, which a refresh repeats.
 */
const askedOnceByType: Readonly<Record<string, readonly string[]>> = {
  "aws:autoscaling/group:Group": ["autoscaling:DescribeScalingActivities", "elasticloadbalancing:DescribeTargetHealth"],
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": ["ec2:DescribeSecurityGroupRules"],
  "aws:ec2/instance:Instance": ["ec2:DescribeImages"],
  "aws:ec2/subnet:Subnet": ["ec2:DescribeNetworkInterfaces"],
  "aws:ec2/volumeAttachment:VolumeAttachment": ["ec2:DescribeInstances"],
  "aws:route53/record:Record": ["route53:GetChange"],
  "aws:route53/zone:Zone": ["route53:GetChange"],
};

const textOf = (pattern: string) =>
  globSync(pattern)
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");

/** Every type that the main program registers: the inventories of all sizes and options have them. */
const registered = new Set(textOf("test/components/golden/*").match(/aws:[a-z0-9]+\/\w+:\w+/g));

/** Every data source that it asks: `aws.ec2.getVpc(` is `aws:ec2/getVpc:getVpc`. */
const asked = new Set(
  [...textOf("{index.ts,components/**/*.ts}").matchAll(/\baws\.(?:(\w+)\.)?(get[A-Z]\w+?)(?:Output)?\(/g)].map(
    ([, module = "index", name = ""]) => `aws:${module}/${name}:${name}`,
  ),
);

describe("the rights of accounts/", () => {
  it("are known for every type of resource that the program registers, and for no other", () => {
    assert.ok(registered.size > 70, String(registered.size));
    assert.deepEqual(typesWithRights.toSorted(), [...registered].toSorted());
  });

  it("say for each type what making, reading and deleting it takes", () => {
    for (const type of typesWithRights) {
      const { create, read } = actionsOfType(type);
      assert.ok(create.length > 0 && read.length > 0, type);
    }
  });

  it("let a refresh ask what the provider asks when it has made something", () => {
    const calls: Readonly<Record<string, { readonly create?: readonly string[] }>> = recorded.resources;
    const missing = Object.entries(calls).flatMap(([type, { create = [] }]) => {
      const known = new Set([...actionsOfType(type).read, ...(askedOnceByType[type] ?? [])]);
      const asks = create.filter((operation) => /[.](Describe|Get|List|Head)/.test(operation)).flatMap(actionsOfCall);
      return asks.filter((action) => !known.has(action)).map((action) => `${type}: ${action}`);
    });
    assert.deepEqual(missing, []);
  });

  it("let a preview plan as the deployment does", () => {
    const planned = typesWithRights.flatMap((type) => actionsOfType(type).plan);
    assert.ok(planned.includes("ec2:DescribeInstanceTypes"));
    assert.deepEqual(
      planned.filter((action) => !askedInPreviews.includes(action)),
      [],
    );
  });

  it("are known for every data source that the program asks", () => {
    assert.deepEqual(Object.keys(lookupActions).toSorted(), [...asked].toSorted());
  });

  it("name actions that AWS has, on what they take, under conditions that they know", async () => {
    const wrong: string[] = [];
    const check = async (action: string, { Resource, Condition = {} }: RightsStatement) => {
      const listed = await listedAction(action);
      if (!listed) {
        wrong.push(`${action}: AWS has no such action`);
        return;
      }
      if (listed.isWildcardOnly && !Resource.includes("*")) wrong.push(`${action}: knows no resources`);
      const known = await keysOfAction(action, listed);
      const unknown = Object.values(Condition)
        .flatMap(Object.keys)
        .filter((key) => !known.has(key) && !everywhere.includes(key));
      wrong.push(...unknown.map((key) => `${action}: does not know ${key}`));
    };
    for (const statement of allowing) for (const action of statement.Action) await check(action, statement);
    assert.deepEqual(wrong, []);
  });

  it("fit into IAM's policies, also for long names, several stacks and other partitions", () => {
    const long = {
      ...prod,
      partition: "aws-us-gov",
      region: "us-gov-west-1",
      copyRegion: "us-gov-east-1",
      stacks: ["a".repeat(20), "try-*"],
      boundaryArn: `arn:aws-us-gov:iam::123456789012:policy/gitlab-accounts/${"a".repeat(60)}`,
    };
    for (const subject of [prod, long]) {
      const documents = applyRights(subject);
      assert.ok(documents.length <= 10, String(documents.length)); // policies of a role (IAM user guide, quotas, 2026-11)
      for (const { name, document } of [...documents, nodeBoundary(subject)]) {
        const { length } = JSON.stringify(document);
        assert.ok(length <= longestPolicy, `${name}: ${String(length)}`);
      }
    }
  });

  it("find resources by the tags that the projects set", () => {
    assert.equal(stackTag, ownTags.stack);
    assert.equal(accountsTag, "gitlab:accounts");
  });
});
