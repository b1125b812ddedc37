import assert from "node:assert/strict";
import { foundation } from "../../../../components/helpers/keepsPlace.ts";
import { ownTags } from "../../../../config/ownTags.ts";
import { requireProtectedData } from "../../../../policy/policies/hosting/requireProtectedData.ts";
import { requireGuardedFoundation } from "../../../../policy/policies/hosting/requireGuardedFoundation.ts";
import { nameTryOuts } from "../../../../policy/policies/hosting/nameTryOuts.ts";
import { dataTypes } from "../../../../policy/protection/dataTypes.ts";
import { guardedInputs } from "../../../../policy/protection/guardedInputs.ts";
import { isTryOut } from "../../../../policy/protection/isTryOut.ts";
import { PolicyStack } from "../../../../policy/policyStack.ts";
import { cards } from "../../../../tools/cards/cards.ts";
import { policyCases, resourceOf, type Fixture } from "../../policyCases.ts";

const store = (type: string, props: Fixture["props"] = {}, protect = true): readonly Fixture[] => [
  { type, props, options: { protect } },
];
const lifted: Fixture = {
  type: "pulumi:providers:aws",
  name: "aws",
  props: { defaultTags: { tags: { [ownTags.protection]: "lifted" } } },
};
const bucket = "aws:s3/bucket:Bucket";

describe("gitlab-require-protected-data", () => {
  policyCases(requireProtectedData, [...store(bucket), ...store("aws:kms/key:Key")], {
    "asks none of a stack that says so": [[lifted, ...store(bucket, { forceDestroy: true }, false)], []],
    "asks none of a copy of the database": [
      store("aws:rds/instance:Instance", { replicateSourceDb: "other", skipFinalSnapshot: true }, false),
      [],
    ],
    "refuses data without protection": [
      store("aws:ebs/volume:Volume", {}, false),
      ["it: must have the option protect: it holds data"],
    ],
    "refuses a cache of one node without protection": [
      store("aws:elasticache/cluster:Cluster", {}, false),
      ["it: must have the option protect: it holds data"],
    ],
    "asks none of a node of a cache's group": [
      store("aws:elasticache/cluster:Cluster", { replicationGroupId: "g" }, false),
      [],
    ],
    "refuses a bucket that goes with its objects": [
      store(bucket, { forceDestroy: true }),
      ["it: forceDestroy must not be true: it holds data"],
    ],
    "refuses a database that goes without a snapshot": [
      store("aws:rds/instance:Instance", { skipFinalSnapshot: true }),
      ["it: skipFinalSnapshot must not be true: it holds data"],
    ],
  });

  it("knows every type of this project that holds data", () => {
    const ours = Object.entries(cards).flatMap(([type, { data }]) => (data ? [type] : []));
    assert.deepEqual(
      ours.filter((type) => !dataTypes.includes(type)),
      [],
    );
  });

  it("reads the tag as the engine hands it over, too: as JSON", () => {
    const asText = { ...lifted, props: { defaultTags: JSON.stringify(lifted.props?.defaultTags) } };
    assert.ok(isTryOut(new PolicyStack([resourceOf(asText)])));
  });
});

describe("gitlab-name-try-outs", () => {
  policyCases(nameTryOuts, store(bucket, {}, false), {
    "names one": [[lifted], ["aws: defaultTags must not say that protection is lifted where data is to last"]],
  });
});

describe("gitlab-require-guarded-foundation", () => {
  const guarded = (ignoreChanges: readonly string[], protect = false): readonly Fixture[] => [
    { type: "aws:ec2/subnet:Subnet", options: { ignoreChanges, protect } },
  ];
  policyCases(requireGuardedFoundation, guarded(["tags", "availabilityZone", "cidrBlock"]), {
    "takes protection instead": [guarded([], true), []],
    "refuses an input that an edit may change": [
      guarded(["availabilityZone"]),
      ["it: cidrBlock must be in ignoreChanges, or the resource protected"],
    ],
  });

  it("guards what this project guards", () => {
    assert.deepEqual(guardedInputs, foundation);
  });
});
