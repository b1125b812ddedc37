import { backUpVolumes } from "../../../../policy/policies/ebs/backUpVolumes.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const volume = (tags?: unknown) => ({ type: "aws:ebs/volume:Volume", props: { tags } });
const selection = (props: Readonly<Record<string, unknown>>, refers = {}) => ({
  type: "aws:backup/selection:Selection",
  name: "selection",
  props,
  refers,
});
const byTag = selection({ selectionTags: [{ type: "STRINGEQUALS", key: "save", value: "daily" }] });
const byPattern = (arn: string, more = {}) => selection({ resources: [arn], ...more });
const volumes = "arn:aws:ec2:*:*:volume/*";
const equals = (value: string) => ({ conditions: [{ stringEquals: [{ key: "aws:ResourceTag/save", value }] }] });
const snapshots = (policyDetails: unknown, state?: string) => ({
  type: "aws:dlm/lifecyclePolicy:LifecyclePolicy",
  name: "policy",
  props: { state, policyDetails },
});
const ofVolumes = { resourceTypes: ["VOLUME"], targetTags: { save: "daily", more: "yes" } };
const provider = (tags: unknown, name = "provider") => ({
  type: "pulumi:providers:aws",
  name,
  props: { defaultTags: JSON.stringify({ tags }) },
});
const says = "it: must be in a selection of AWS Backup, or a tag backup has to say what saves it";
const open = `${says} (unknown)`;
const saved = volume({ save: "daily" });

describe("ebs-back-up-volumes", () => {
  policyCases(backUpVolumes, [volume(), selection({ resources: [unknown] }, { resources: ["it"] })], {
    "refuses a volume in no plan": [[volume({ Name: "data" }), selection({ resources: [unknown] })], [says]],
    "lets a tag say what saves it": [[volume({ "gitlab:backup": "gitaly" })], []],
    "lets a tag of the provider say so": [[volume(), provider({ backup: "gitaly" })], []],
    "refuses a tag that says nothing does": [[volume({ backup: "none" })], [says]],
    "refuses false": [[volume({ backup: "False" })], [says]],
    "refuses an empty tag": [[volume({ backup: "" })], [says]],
    "says which tag is not known": [[volume({ backup: unknown })], [open]],
    "says which tags are not known": [[volume(unknown)], [open]],
    "takes the tag of the volume before the provider's": [
      [volume({ backup: "no" }), provider({ backup: "x" })],
      [says],
    ],
    "says that providers differ": [[volume(), provider({ backup: "x" }), provider({}, "other")], [open]],

    "finds a volume by its tag": [[saved, byTag], []],
    "finds a volume by a tag of the provider": [[volume(), byTag, provider({ save: "daily" })], []],
    "refuses a choice by a tag that the volume lacks": [[volume({ save: "weekly" }), byTag], [says]],
    "says that a chosen tag is not known": [
      [saved, selection({ selectionTags: [{ key: "save", value: unknown }] })],
      [open],
    ],

    "finds a volume by a pattern": [[volume(), byPattern(volumes)], []],
    "finds a volume among everything": [[volume(), byPattern("*")], []],
    "refuses a pattern for other things": [[volume(), byPattern("arn:aws:rds:*:*:db:*")], [says]],
    "refuses a pattern for instances": [[volume(), byPattern("arn:aws:ec2:*:*:instance/*")], [says]],
    "says that a pattern is for some volumes": [[volume(), byPattern("arn:aws:ec2:eu-west-1:*:volume/*")], [open]],
    "does not believe one that leaves all out": [[volume(), byPattern("*", { notResources: [volumes] })], [says]],
    "does not believe one that leaves the volume out": [
      [volume(), selection({ resources: ["*"], notResources: [unknown] }, { notResources: ["it"] })],
      [says],
    ],
    "reads a condition": [[saved, byPattern(volumes, equals("daily"))], []],
    "refuses a condition that does not hold": [[saved, byPattern(volumes, equals("weekly"))], [says]],
    "says that it does not read a pattern of tags": [
      [saved, byPattern("*", { conditions: [{ stringLikes: [{ key: "aws:ResourceTag/save", value: "d*" }] }] })],
      [open],
    ],
    "says that either a pattern or a tag holds": [
      [saved, selection({ ...byTag.props, resources: ["arn:aws:rds:*"] })],
      [open],
    ],

    "finds a tag of Data Lifecycle Manager": [[saved, snapshots(ofVolumes)], []],
    "refuses one that chooses other tags": [[volume({ save: "weekly" }), snapshots(ofVolumes)], [says]],
    "refuses one that is switched off": [[saved, snapshots(ofVolumes, "DISABLED")], [says]],
    "says that it may save the volumes of an instance": [
      [volume(), snapshots({ ...ofVolumes, resourceTypes: ["INSTANCE"] })],
      [open],
    ],
  });
});
