import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { dataTypes } from "../../protection/dataTypes.ts";
import { isTryOut } from "../../protection/isTryOut.ts";
import { Reading } from "../../reading.ts";
import { broken, judge } from "../../verdict.ts";
import { isCopy } from "../rds/databaseTypes.ts";

/** By type: an input that lets data go with the resource. */
const losing: Readonly<Record<string, string>> = {
  "aws:backup/vault:Vault": "forceDestroy",
  "aws:rds/cluster:Cluster": "skipFinalSnapshot",
  "aws:rds/instance:Instance": "skipFinalSnapshot",
  "aws:s3/bucket:Bucket": "forceDestroy",
  "aws:s3/bucketV2:BucketV2": "forceDestroy",
};

/** Pulumi refuses to delete and to replace whatever holds data, unless the stack says that nothing in it is protected. */
export const requireProtectedData: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    isTryOut(stack)
      ? []
      : stack
          .ofType(...dataTypes)
          .filter((store) => !isCopy(store) && !isGroupNode(store))
          .flatMap((store) => [...judgeProtect(store), ...judgeInput(store)]),
};

/** A node of a cache's group: the group has the data, and the protection. */
const isGroupNode = ({ type, props }: PolicyResource) =>
  type === "aws:elasticache/cluster:Cluster" && Reading.of(props).at("replicationGroupId").isGiven;

function judgeProtect(store: PolicyResource) {
  return store.options.protect ? [] : [broken(store, "must have the option protect: it holds data")];
}

function judgeInput(store: PolicyResource) {
  const name = losing[store.type];
  return name === undefined
    ? []
    : judge(store, Reading.of(store.props).at(name), (value) => value !== true, "must not be true: it holds data");
}
