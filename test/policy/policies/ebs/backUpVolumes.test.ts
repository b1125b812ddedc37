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
const says = "it: must be in a selection of AWS Backup, or a tag backup has to say what saves it";

describe("ebs-back-up-volumes", () => {
  policyCases(backUpVolumes, [volume(), selection({ resources: [unknown] }, { resources: ["it"] })], {
    "refuses a volume in no plan": [[volume({ Name: "data" }), selection({ resources: [unknown] })], [says]],
    "lets a tag say what saves it": [[volume({ "gitlab:backup": "gitaly" })], []],
    "believes a choice by tags": [[volume(), selection({ selectionTags: [{ key: "backup" }] })], []],
    "believes a choice by conditions": [[volume(), selection({ conditions: [{ stringEquals: [] }] })], []],
    "believes a choice by a pattern": [[volume(), selection({ resources: ["arn:aws:ec2:*:*:volume/*"] })], []],
    "believes in Data Lifecycle Manager": [
      [volume(), { type: "aws:dlm/lifecyclePolicy:LifecyclePolicy", name: "policy" }],
      [],
    ],
  });
});
