import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { NamedNode } from "../../../components/nodes/namedNode.ts";
import type { NamedNodePlan } from "../../../config/decisions/namedNodes.ts";
import type { VolumePlan } from "../../../config/decisions/volumes.ts";
import type { ProtectionSettings } from "../../../config/decisions/protectionSettings.ts";
import { record } from "../../../tools/recorder.ts";
import { list, only, plainOptions } from "../recorded.ts";

const original: VolumePlan = {
  name: "data",
  sizeGiB: 100,
  iops: 3000,
  throughputMiBps: 125,
  snapshotId: undefined,
  inUse: true,
};

const plan: NamedNodePlan = {
  name: "gitaly-1",
  role: "box",
  instanceType: "c7g.2xlarge",
  vcpu: 8,
  memoryGiB: 16,
  rootVolumeGiB: 40,
  zone: 0,
  generation: "1",
  volumes: [original],
};

interface Change {
  readonly plan?: Partial<NamedNodePlan>;
  readonly amiId?: string;
  readonly userData?: string;
  readonly subnetId?: string;
  readonly keyArn?: string;
  readonly protection?: ProtectionSettings;
}

const recordNode = (change: Change = {}) =>
  record(
    () =>
      new NamedNode("node", {
        stack: "dev",
        plan: { ...plan, ...change.plan },
        amiId: change.amiId ?? "ami-1",
        subnet: {
          id: pulumi.output(change.subnetId ?? "subnet-1"),
          cidrBlock: pulumi.output("10.0.16.0/20"),
          availabilityZone: pulumi.output("us-east-1a"),
        },
        securityGroupId: "sg-box",
        instanceProfileName: "profile",
        keyArn: change.keyArn ?? "arn:test:volumes",
        userData: change.userData ?? "#!/bin/bash\n",
        zoneId: "zone-1",
        zoneName: "dev.gitlab.internal",
        protection: change.protection ?? { kind: "on" },
      }),
    { computed: "standIns" },
  );

describe("NamedNode", () => {
  it("makes a volume, an instance, an attachment and a name, with exactly these options", async () => {
    const recording = await recordNode();
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:compute:NamedNode node",
        "aws:ebs/volume:Volume node-data",
        "aws:ec2/instance:Instance node",
        "aws:ec2/volumeAttachment:VolumeAttachment node",
        "aws:route53/record:Record node",
      ].toSorted(),
    );
    const { customTimeouts, ...volume } = only(recording, "Volume").options;
    assert.deepEqual(
      { ...volume, customTimeouts: {} },
      {
        ...plainOptions,
        protect: true,
        ignoreChanges: ["availabilityZone", "encrypted", "kmsKeyId", "snapshotId"],
      },
    );
    assert.deepEqual(Object.values(customTimeouts), ["4h"]); // for the final snapshot
    assert.deepEqual(only(recording, "Instance").options, {
      ...plainOptions,
      deleteBeforeReplace: true,
      ignoreChanges: [
        "ami",
        "associatePublicIpAddress",
        "availabilityZone",
        "rootBlockDevice.kmsKeyId",
        "subnetId",
        "userData",
        "userDataBase64",
      ],
      replacementTrigger: "1",
    });
    assert.deepEqual(only(recording, "VolumeAttachment").options, { ...plainOptions, deleteBeforeReplace: true });
    assert.deepEqual(only(recording, "Record").options, plainOptions);
  });

  it("keeps image, user data, subnet and key of a running instance until the next generation", async () => {
    const before = only(await recordNode(), "Instance");
    const after = only(
      await recordNode({ amiId: "ami-2", userData: "#!/bin/sh\n", subnetId: "subnet-2", keyArn: "arn:test:other" }),
      "Instance",
    );
    const changed = Object.keys(after.inputs).filter(
      (key) => JSON.stringify(after.inputs[key]) !== JSON.stringify(before.inputs[key]),
    );
    assert.deepEqual(changed.toSorted(), ["ami", "rootBlockDevice", "subnetId", "userData"]);
    assert.deepEqual(after.inputs.rootBlockDevice, {
      ...(before.inputs.rootBlockDevice as object),
      kmsKeyId: "arn:test:other",
    });
    for (const path of ["ami", "rootBlockDevice.kmsKeyId", "subnetId", "userData"]) {
      assert.ok(before.options.ignoreChanges.includes(path), path);
    }
    assert.deepEqual(after.options, before.options);
  });

  it("differs in nothing but the trigger from one generation to the next", async () => {
    const before = only(await recordNode(), "Instance");
    const next = only(await recordNode({ plan: { generation: "2" } }), "Instance");
    assert.deepEqual(next, { ...before, options: { ...before.options, replacementTrigger: "2" } });
  });

  it("waits for nothing but what it needs, so that only the attachment goes before the instance", async () => {
    const recording = await recordNode();
    const [volume, instance, attachment, name] = ["Volume", "Instance", "VolumeAttachment", "Record"].map((type) =>
      only(recording, `:${type}`),
    );
    assert.deepEqual(volume?.dependencies, []);
    assert.deepEqual(instance?.dependencies, []);
    assert.deepEqual(attachment?.dependencies, [volume?.urn, instance?.urn].toSorted());
    assert.deepEqual(name?.dependencies, [instance?.urn]);
  });

  it("leaves the old volume exactly as it is when another is restored beside it", async () => {
    const before = await recordNode();
    const after = await recordNode({
      plan: {
        generation: "1 snap-0abc",
        volumes: [
          { ...original, inUse: false },
          { ...original, name: "data-snap-0abc", snapshotId: "snap-0abc" },
        ],
      },
    });
    assert.deepEqual(
      list(after).filter((entry) => !list(before).includes(entry)),
      ["aws:ebs/volume:Volume node-data-snap-0abc"],
    );
    const kept = only(after, ":Volume", "node-data");
    assert.deepEqual(kept, only(before, ":Volume"));
    const fresh = only(after, ":Volume", "node-data-snap-0abc");
    assert.deepEqual(fresh.inputs, {
      ...kept.inputs,
      snapshotId: "snap-0abc",
      tags: { Name: "gitlab-dev gitaly-1 data-snap-0abc", "gitlab:node": "gitaly-1" },
    });
    assert.deepEqual(fresh.options, kept.options);
    assert.deepEqual(
      [before, after].map((recording) => only(recording, "VolumeAttachment").inputs.volumeId),
      ["node-data-id", "node-data-snap-0abc-id"],
    );
  });

  it("has neither volume nor attachment if it holds no data", async () => {
    const recording = await recordNode({ plan: { volumes: [] } });
    assert.deepEqual(
      list(recording),
      [
        "gitlab-aws:compute:NamedNode node",
        "aws:ec2/instance:Instance node",
        "aws:route53/record:Record node",
      ].toSorted(),
    );
    assert.deepEqual(only(recording, "Instance"), only(await recordNode(), "Instance"));
  });

  it("gives up its guards when protection is lifted, but not the final snapshot", async () => {
    const recording = await recordNode({ protection: { kind: "lifted", reason: "a test" } });
    assert.equal(only(recording, ":Volume").options.protect, false);
    assert.equal(only(recording, ":Volume").inputs.finalSnapshot, true);
    assert.equal(only(recording, "Instance").inputs.disableApiTermination, false);
    assert.equal(only(await recordNode(), "Instance").inputs.disableApiTermination, true);
  });

  for (const [count, volumes] of [
    [0, [{ ...original, inUse: false }]],
    [2, [original, { ...original, name: "data-snap-0abc" }]],
  ] as const) {
    it(`refuses ${count} volumes in use`, async () => {
      await assert.rejects(recordNode({ plan: { volumes } }), {
        message: `gitaly-1 has ${count} volumes in use; config/decisions/volumes.ts must choose one.`,
      });
    });
  }
});
