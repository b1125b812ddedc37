import { forbidPublicDatabases } from "../../../../policy/policies/rds/forbidPublicDatabases.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { copy, member, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

describe("rds-forbid-public-access", () => {
  policyCases(forbidPublicDatabases, server({ publiclyAccessible: false }), {
    "takes what is not said: no is the provider's default": [server(), []],
    "refuses a public server": [server({ publiclyAccessible: true }), ["it: publiclyAccessible must be false"]],
    "refuses a public copy": [copy({ publiclyAccessible: true }), ["it: publiclyAccessible must be false"]],
    "refuses a member of a cluster that leaves it to its subnets": [member(), ["it: publiclyAccessible must be false"]],
    "refuses shards that leave it to their subnets": [
      [{ type: "aws:rds/shardGroup:ShardGroup" }],
      ["it: publiclyAccessible must be false"],
    ],
    "says what is not known yet": [
      server({ publiclyAccessible: unknown }),
      ["it: publiclyAccessible must be false (unknown)"],
    ],
  });
});
