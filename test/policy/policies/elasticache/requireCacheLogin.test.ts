import { requireCacheLogin } from "../../../../policy/policies/elasticache/requireCacheLogin.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cacheGroup, serverless } from "../../cacheFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: must have an AUTH token or a group of users"];

describe("elasticache-require-login", () => {
  policyCases(requireCacheLogin, cacheGroup({ authToken: unknown }), {
    "takes users": [cacheGroup({ userGroupIds: ["gitlab"] }), []],
    "takes a token that the state does not have": [cacheGroup({ authTokenWoVersion: 1 }), []],
    "takes users of a serverless cache": [serverless({ userGroupId: "gitlab" }), []],
    "refuses neither": [cacheGroup(), missing],
    "refuses no users": [cacheGroup({ userGroupIds: [] }), missing],
    "refuses a serverless cache without users": [serverless(), missing],
  });
});
