import { isOn } from "../../isOn.ts";
import { judgeOwnKey } from "../../keys/namesOwnKey.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { clusterType, isCopy, serverType } from "../../stores/databaseTypes.ts";
import { judge } from "../../verdict.ts";

/** The disk of every database is encrypted with a customer key, and with it its snapshots. A copy has the key of its source. */
export const requireDatabaseEncryption: ResourcePolicy = {
  judges: "resource",
  types: [serverType, clusterType],
  check: (resource) => {
    if (isCopy(resource)) return [];
    const inputs = Reading.of(resource.props);
    return [
      ...judge(resource, inputs.at("storageEncrypted"), isOn, "must be true"),
      ...judgeOwnKey(resource, inputs.at("kmsKeyId")),
    ];
  },
};
