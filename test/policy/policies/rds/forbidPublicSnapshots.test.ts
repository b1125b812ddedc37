import { forbidPublicSnapshots } from "../../../../policy/policies/rds/forbidPublicSnapshots.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const snapshot = oneResource("aws:rds/snapshot:Snapshot", { sharedAccounts: ["123456789012"] });

describe("rds-forbid-public-snapshots", () => {
  policyCases(forbidPublicSnapshots, snapshot(), {
    "takes one that is not shared": [snapshot({ sharedAccounts: undefined }), []],
    "refuses to share it with everybody": [
      snapshot({ sharedAccounts: ["123456789012", "all"] }),
      ["it: sharedAccounts[1] must be one account"],
    ],
    "refuses the same of a cluster's": [
      oneResource("aws:rds/clusterSnapshot:ClusterSnapshot")({ sharedAccounts: ["all"] }),
      ["it: sharedAccounts[0] must be one account"],
    ],
  });
});
