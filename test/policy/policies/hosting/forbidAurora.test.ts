import { forbidAurora } from "../../../../policy/policies/hosting/forbidAurora.ts";
import { forbidDatabaseClusters } from "../../../../policy/policies/hosting/forbidDatabaseClusters.ts";
import { forbidDatabaseProxies } from "../../../../policy/policies/hosting/forbidDatabaseProxies.ts";
import { forbidSharedFileSystems } from "../../../../policy/policies/hosting/forbidSharedFileSystems.ts";
import { cluster, copy, member, server } from "../../databaseFixtures.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const postgres = server({ engine: "postgres" });
const aurora = { engine: "aurora-postgresql" };

describe("gitlab-forbid-aurora", () => {
  policyCases(forbidAurora, [...postgres, ...copy()], {
    "refuses its cluster": [cluster(aurora), ['it: engine must be "postgres"']],
    "refuses its members": [member(aurora), ['it: engine must be "postgres"']],
    "refuses a global database": [
      oneResource("aws:rds/globalCluster:GlobalCluster")(),
      ["it: must not exist: only Aurora has global databases"],
    ],
  });
});

describe("gitlab-forbid-database-clusters", () => {
  policyCases(forbidDatabaseClusters, [...postgres, ...cluster(aurora)], {
    "refuses one of RDS": [cluster({ engine: "postgres" }), ["it: must be a DB instance, with multiAz for a standby"]],
  });
});

describe("gitlab-forbid-database-proxies", () => {
  policyCases(forbidDatabaseProxies, postgres, {
    "refuses one": [
      oneResource("aws:rds/proxy:Proxy")(),
      ["it: must not exist: GitLab connects to the database itself"],
    ],
  });
});

describe("gitlab-forbid-shared-file-systems", () => {
  policyCases(forbidSharedFileSystems, oneResource("aws:ebs/volume:Volume")(), {
    "refuses EFS": [
      oneResource("aws:efs/fileSystem:FileSystem")(),
      ["it: must not exist: repositories are on volumes, objects in S3"],
    ],
  });
});
