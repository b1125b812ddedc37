import assert from "node:assert/strict";
import type { Recording } from "../../../tools/recorder/recording.ts";
import { transforms } from "../../../transforms.ts";
import { recordAnew } from "../recordAnew.ts";
import { find, recordStack } from "../recordStack.ts";

const node = "gitlab-nodes-gitaly-1";
const parts = (recording: Recording) => ({
  instance: find(recording, "Instance", node),
  attachment: find(recording, "VolumeAttachment", node),
  volume: find(recording, "Volume", `${node}-data`),
});

/** Inputs of aws.ec2.Instance that force a replacement (Terraform AWS provider 6, resource aws_instance, 2026-11). */
const replacing = [
  "ami",
  "availabilityZone",
  "subnetId",
  "keyName",
  "placementGroup",
  "rootBlockDevice.kmsKeyId",
  "rootBlockDevice.encrypted",
  "associatePublicIpAddress",
  "privateIp",
  "secondaryPrivateIps",
  "tenancy",
  "hostId",
  "ipv6Addresses",
  "ebsBlockDevices",
  "launchTemplate",
];

describe("the stateful node", () => {
  let team: Recording;
  before(async () => {
    team = await recordStack("team");
  });

  it("loses the instance before its successor comes, and the attachment before that", () => {
    const { instance, attachment, volume } = parts(team);
    assert.equal(instance.options.deleteBeforeReplace, true);
    assert.equal(attachment.options.deleteBeforeReplace, true);
    assert.deepEqual(attachment.dependencies.toSorted(), [instance.urn, volume.urn].toSorted());
    assert.equal(attachment.inputs.stopInstanceBeforeDetaching, true);
    assert.equal(attachment.inputs.forceDetach, undefined);
    const order = team.resources.map(({ urn }) => urn);
    assert.ok(order.indexOf(instance.urn) < order.indexOf(attachment.urn));
  });

  it("lives in any zone before it has a volume, and in that of its volume from then on", async () => {
    const { instance, volume } = parts(await recordStack("team", { "nodes.box.zone": "3" }));
    assert.deepEqual(
      [instance.inputs.subnetId, volume.inputs.availabilityZone],
      ["gitlab-network-private-3-id", "us-east-1c"],
    );
    // The engine answers like this for an existing volume that ignores its zone.
    transforms.push(({ type, props, opts }) =>
      type === "aws:ebs/volume:Volume"
        ? { props: { ...(props as object), availabilityZone: "us-east-1a" }, opts }
        : undefined,
    );
    try {
      await assert.rejects(recordAnew("team", { "nodes.box.zone": "3" }), {
        message:
          "Pulumi.team.yaml has 1 problem:\n  - nodes.box.zone: 3. Allowed: the zone whose subnet is in us-east-1a, where the volume of gitaly-1 is; this one is in us-east-1c. Change it back, or add a snapshot to restoreSnapshots in the same edit: its volume is created in the other zone.",
      });
    } finally {
      transforms.splice(0);
    }
  });

  it("is replaced by its generation key, and by nothing that a stack file can change", async () => {
    const { instance } = parts(team);
    assert.equal(instance.options.replacementTrigger, "1 arm64");
    assert.deepEqual(instance.options.replaceOnChanges, []);
    assert.equal(instance.inputs.userDataReplaceOnChange, false);
    assert.deepEqual(instance.options.ignoreChanges, [
      "ami",
      "associatePublicIpAddress",
      "availabilityZone",
      "rootBlockDevice.kmsKeyId",
      "subnetId",
      "userData",
      "userDataBase64",
    ]);
    const changed = await recordStack("team", {
      users: "400",
      gitlabVersion: "19.3.1",
      "nodes.box.instanceType": "c7g.4xlarge",
      "nodes.box.rootVolumeGiB": "60",
      "nodes.box.volumeGiB": "500",
      domain: "git.example.com",
      "network.nat": "perZone",
      "network.zones": "2",
      public: "true",
      costCenter: "other",
      amiId: "ami-0123456789abcdef0",
    });
    const before = instance.inputs;
    const after = parts(changed).instance.inputs;
    const differing = Object.keys({ ...before, ...after }).filter(
      (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
    );
    const unguarded = differing.filter(
      (key) => replacing.includes(key) && !instance.options.ignoreChanges.includes(key),
    );
    assert.deepEqual(differing.toSorted(), ["ami", "instanceType", "rootBlockDevice"]);
    assert.deepEqual(unguarded, []);
    assert.equal(parts(changed).instance.options.replacementTrigger, "1 arm64");
    const raised = await recordStack("team", { "nodes.box.generation": "2" });
    assert.equal(parts(raised).instance.options.replacementTrigger, "2 arm64");
  });

  it("has constant user data that names only where its configuration is", () => {
    const text = String(parts(team).instance.inputs.userData);
    assert.ok(text.length < 16_384);
    assert.match(text, /REGION='us-east-1'\nPOINTER='\/gitlab\/team\/gitaly-1\/converge'\n/);
  });

  it("keeps its volume from everything that would replace it, and takes a snapshot before it goes", () => {
    const { volume } = parts(team);
    assert.equal(volume.options.protect, true);
    assert.equal(volume.inputs.finalSnapshot, true);
    assert.deepEqual(volume.options.ignoreChanges, ["availabilityZone", "encrypted", "kmsKeyId", "snapshotId"]);
  });

  it("gets a further volume by a restore, in any zone; the old one stays as it is", async () => {
    const restored = await recordStack("team", { restoreSnapshots: "[snap-01234567]", "nodes.box.zone": "2" });
    const { instance, attachment, volume } = parts(restored);
    const further = find(restored, "Volume", `${node}-data-snap-01234567`);
    assert.equal(further.inputs.snapshotId, "snap-01234567");
    assert.equal(further.inputs.availabilityZone, "us-east-1b");
    assert.equal(attachment.inputs.volumeId, `${node}-data-snap-01234567-id`);
    assert.equal(instance.options.replacementTrigger, "1 arm64 snap-01234567");
    assert.equal(volume.options.protect, true);
    const pointer = JSON.parse(String(find(restored, "Parameter", `${node}-converge`).inputs.insecureValue)) as Record<
      string,
      unknown
    >;
    assert.equal(pointer.fromSnapshot, true);
    assert.equal(pointer.volumeId, `${node}-data-snap-01234567-id`);
  });

  it("has an association that aims at its id, has no schedule, and is made anew by every change", () => {
    const { inputs, options, dependencies } = find(team, "Association", `${node}-converge`);
    assert.deepEqual(inputs.targets, [{ key: "InstanceIds", values: [`${node}-id`] }]);
    assert.equal(inputs.documentVersion, "1");
    assert.equal(inputs.scheduleExpression, undefined);
    assert.deepEqual(options.replaceOnChanges.toSorted(), ["documentVersion", "name", "parameters", "targets"]);
    assert.ok(dependencies.includes(find(team, "Parameter", `${node}-converge`).urn));
  });
});
