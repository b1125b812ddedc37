import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { dataTypes } from "../../protection/dataTypes.ts";
import { isTryOut } from "../../protection/isTryOut.ts";
import { isGroupNode } from "../../stores/caches.ts";
import { isCopy } from "../../stores/databaseTypes.ts";
import { broken, judgeInput } from "../../verdict.ts";

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
          .flatMap((store) => [...judgeProtect(store), ...judgeLosing(store)]),
};

function judgeProtect(store: PolicyResource) {
  return store.options.protect ? [] : [broken(store, "must have the option protect: it holds data")];
}

function judgeLosing(store: PolicyResource) {
  const name = losing[store.type];
  return name === undefined
    ? []
    : judgeInput(store, name, (value) => value !== true, "must not be true: it holds data");
}
