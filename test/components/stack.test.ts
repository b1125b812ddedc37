import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { longestStackName } from "../../config/rules/checkAccount.ts";
import { foundation } from "../../components/helpers/keepsPlace.ts";
import { holdsData } from "../../tools/cards/cards.ts";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";
import { checkGolden } from "../golden.ts";
import { find, recordStack } from "./recordStack.ts";

/**
 * Longest names of resources that are named after the stack (API references of EC2, CloudWatch Logs, SSM, Route 53;
 * 2026-08).
 */
const longNames: Readonly<Record<string, number>> = {
  "aws:ec2/managedPrefixList:ManagedPrefixList": 255,
  "aws:cloudwatch/logGroup:LogGroup": 512,
  "aws:ssm/parameter:Parameter": 1011,
  "aws:route53/zone:Zone": 255,
  "aws:route53/record:Record": 255,
  "aws:autoscaling/group:Group": 255,
};

const all: Readonly<Record<string, string>> = {
  internalLoadBalancer: "true",
  smtp: "{host: mail.example.com, user: gitlab, from: gitlab@example.com}",
  smtpPassword: "{secure: v1:abc}",
  incomingMail: "{address: 'incoming+%{key}@example.com', host: imap.example.com, user: incoming}",
  incomingMailPassword: "{secure: v1:abc}",
  "network.interfaceEndpoints": "[ssm, secretsmanager]",
};

function key({ type, name }: RecordedResource): string {
  return `${type}::${name}`;
}

describe("the program", () => {
  let dev: Recording;
  let team: Recording;
  let prod: Recording;
  let everything: Recording;
  before(async () => {
    dev = await recordStack("dev");
    team = await recordStack("team");
    prod = await recordStack("prod");
    everything = await recordStack("team", all);
  });

  for (const stack of ["dev", "team", "prod"] as const) {
    it(`registers exactly the resources of the inventory of ${stack}: a changed line replaces something`, () => {
      const { resources } = { dev, team, prod }[stack];
      checkGolden(`test/components/golden/${stack}.txt`, `${resources.map(key).toSorted().join("\n")}\n`);
    });
  }

  it("names every child after its parent, and nothing, of awsx neither, by a default provider", () => {
    const all = [...everything.resources, ...prod.resources];
    const byUrn = new Map(all.map((one) => [one.urn, one]));
    for (const one of all) {
      const parent = byUrn.get(one.parent ?? "");
      if (parent?.type.startsWith("gitlab-aws:")) assert.ok(one.name.startsWith(parent.name), key(one));
      if (one.type.startsWith("aws:")) {
        assert.ok(one.options.provider?.endsWith("::pulumi:providers:aws::aws"), key(one));
      }
    }
  });

  it("makes names that fit for any stack name that settings admit", () => {
    const texts = everything.resources.flatMap(({ type, inputs: given }) =>
      typeof given.name === "string" && given.name.includes("team") ? [[type, given.name] as const] : [],
    );
    assert.ok(texts.length >= 8, JSON.stringify(texts));
    const stackName = fc.stringMatching(
      new RegExp(`^[a-z0-9]([a-z0-9-]{0,${String(longestStackName - 2)}}[a-z0-9])?$`),
    );
    fc.assert(
      fc.property(stackName, fc.constantFrom(...texts), (stack, [type, text]) => {
        const name = text.replace("team", stack);
        assert.ok(stack.length <= longestStackName && name.length <= (longNames[type] ?? 0), `${type} ${name}`);
        if (type === "aws:route53/zone:Zone")
          assert.ok(
            name.split(".").every((label) => label.length <= 63),
            name,
          );
      }),
    );
  });

  it("protects all that holds data, unless that is lifted", () => {
    const holders = (recording: Recording) => recording.resources.filter(holdsData);
    assert.equal(holders(team).length, 23);
    assert.ok(holders(team).every(({ options }) => options.protect));
    assert.ok(holders(dev).every(({ options }) => !options.protect));
    assert.equal(find(team, "LoadBalancer", "gitlab-front").inputs.enableDeletionProtection, true);
    assert.ok(
      team.resources
        .filter(({ type }) => type.endsWith(":Bucket") && type.startsWith("aws:"))
        .every(({ inputs: given }) => given.forceDestroy === false),
    );
  });

  it("guards what everything stands on: it keeps its place always, and stays unless protection is lifted", () => {
    const guards = (recording: Recording) =>
      recording.resources
        .filter(({ type }) => type in foundation)
        .map((one) => {
          const { protect, ignoreChanges } = one.options;
          assert.deepEqual(ignoreChanges, foundation[one.type as keyof typeof foundation], key(one));
          return `${key(one)}${protect ? " protected" : ""}`;
        });
    const types = new Set(guards(everything).map((one) => one.split("::")[0]));
    assert.deepEqual([...types].toSorted(), Object.keys(foundation).toSorted());
    assert.deepEqual(
      guards(everything)
        .filter((one) => one.endsWith(" protected"))
        .toSorted(),
      [
        "aws:ec2/securityGroup:SecurityGroup::gitlab-firewall-box protected",
        "aws:ec2/vpc:Vpc::gitlab-network protected",
        "aws:lb/loadBalancer:LoadBalancer::gitlab-front protected",
      ],
    );
    assert.deepEqual(
      guards(dev).filter((one) => one.endsWith(" protected")),
      [],
    );
    assert.equal(guards(everything).filter((one) => one.includes(":Subnet::")).length, 12);
  });

  it("lets the internal load balancer go", () => {
    const { inputs: inner } = find(everything, "LoadBalancer", "gitlab-inner");
    assert.deepEqual([inner.internal, inner.enableDeletionProtection], [true, false]);
  });

  it("keeps secrets secret", () => {
    const secret = everything.resources.filter(({ secretPaths }) => secretPaths.length > 0);
    assert.deepEqual(secret.map((one) => `${one.name} ${one.secretPaths.join()}`).toSorted(), [
      "gitlab-secrets-incoming-mail-password secretString",
      "gitlab-secrets-root-password secretString",
      "gitlab-secrets-smtp-password secretString",
    ]);
    const text = JSON.stringify(everything.resources.filter((one) => !secret.includes(one)));
    assert.ok(!text.includes(':"encrypted"'), "a password of the stack file is in another resource");
    assert.deepEqual(everything.secretOutputs, []);
  });

  it("gives no instance a public address, and asks each for session tokens", () => {
    const instances = everything.resources.filter(({ type }) => type === "aws:ec2/instance:Instance");
    assert.equal(instances.length, 1);
    for (const { inputs: given } of instances) {
      assert.equal(given.associatePublicIpAddress, false);
      assert.deepEqual(given.metadataOptions, {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      });
      assert.equal((given.rootBlockDevice as { encrypted: boolean }).encrypted, true);
    }
  });

  it("lets roles do nothing by wildcard, and only what has no narrower form on everything", () => {
    const policies = [...everything.resources, ...prod.resources].filter(
      ({ type }) => type === "aws:iam/rolePolicy:RolePolicy",
    );
    assert.ok(policies.length > 8);
    const onEverything = new Set<string>();
    for (const { inputs: given, name } of policies) {
      const { Statement: statements } = JSON.parse(String(given.policy)) as {
        Statement: { Effect: string; Action: string | string[]; Resource: string | string[] }[];
      };
      for (const { Effect: effect, Action: action, Resource: resource } of statements) {
        for (const one of [action].flat()) {
          assert.ok(!one.includes("*"), `${name}: ${one}`);
          if (effect === "Allow" && [resource].flat().includes("*")) onEverything.add(one);
        }
      }
    }
    assert.deepEqual(
      [...onEverything].toSorted().filter((action) => !/^(ssmmessages|ec2messages):/.test(action)),
      [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeInstanceRefreshes",
        "autoscaling:DescribeScalingActivities",
        "cloudwatch:PutMetricData",
        "logs:DescribeLogGroups",
        "ssm:GetManifest",
        "ssm:ListAssociations",
      ],
    );
  });

  it("writes no partition, region or account into its own texts", () => {
    for (const file of globSync("{components,config,gitlab}/**/*.{ts,sh}")) {
      const text = readFileSync(file, "utf8");
      assert.ok(!text.includes("arn:aws:"), file);
      assert.ok(!/\b\d{12}\b/.test(text.replaceAll(/[0-9a-f]{16,}/g, "")), file);
    }
  });

  it("chooses no physical name that another stack of the account has", () => {
    const names = ({ resources }: Recording) =>
      resources
        .filter(({ type }) => type.startsWith("aws:") && !/managedPolicy|awsx/.test(type))
        .flatMap(({ type, inputs: given }) =>
          given.name === undefined ? [] : [`${type} ${JSON.stringify(given.name)}`],
        );
    assert.ok(names(team).length > 8, names(team).join());
    const shared = names(team).filter((name) => names(dev).includes(name));
    assert.deepEqual(
      shared.filter((name) => !name.includes("ssm/association")),
      [],
    );
  });

  it("has outputs for what a person does next", () => {
    assert.deepEqual(dev.outputs.next, {
      "read the initial root password":
        "aws secretsmanager get-secret-value --region us-east-1 --secret-id arn:test:gitlab-secrets-root-password --query SecretString --output text",
      "shell on gitaly-1":
        "aws ssm start-session --region us-east-1 --document-name gitlab-sessions --target gitlab-nodes-gitaly-1-id",
    });
    const next = team.outputs.next as Record<string, string>;
    const bastion = `"$(aws ec2 describe-instances --region us-east-1 --filters Name=tag:gitlab:stack,Values=team Name=tag:gitlab:node,Values=bastion Name=instance-state-name,Values=running --query 'sort_by(Reservations[].Instances[], &LaunchTime)[-1].InstanceId' --output text)"`;
    assert.equal(
      next["shell on the bastion"],
      `aws ssm start-session --region us-east-1 --document-name gitlab-sessions --target ${bastion}`,
    );
    assert.equal(
      next["SSH to the bastion"],
      `bastion=${bastion} && aws ec2-instance-connect send-ssh-public-key --region us-east-1 --instance-id "$bastion" --instance-os-user ec2-user --ssh-public-key file://~/.ssh/id_ed25519.pub && ssh -o HostKeyAlias="$bastion" -p 2222 ec2-user@gitlab.example.com`,
    );
    assert.deepEqual(Object.keys(dev.outputs).toSorted(), [
      "backupVault",
      "imageId",
      "instances",
      "kasAddress",
      "loadBalancer",
      "next",
      "recordsToCreate",
      "registryUrl",
      "url",
      "zoneNames",
    ]);
    assert.deepEqual(dev.outputs.zoneNames, ["us-east-1a", "us-east-1b"]);
  });
});
