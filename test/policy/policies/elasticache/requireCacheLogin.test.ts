import { requireCacheLogin } from "../../../../policy/policies/elasticache/requireCacheLogin.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cacheGroup, serverless } from "../../cacheFixtures.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: must have an AUTH token or a group of users"];
const user = oneResource("aws:elasticache/user:User", { accessString: "on ~* +@all" });
const member = "must be a user with a password";

describe("elasticache-require-login", () => {
  policyCases(requireCacheLogin, [...cacheGroup({ authToken: unknown }), ...user({ passwords: [unknown] })], {
    "takes users": [cacheGroup({ userGroupIds: ["gitlab"] }), []],
    "takes a token that the state does not have": [cacheGroup({ authTokenWoVersion: 1 }), []],
    "takes users of a serverless cache": [serverless({ userGroupId: "gitlab" }), []],
    "takes a user that IAM lets in": [user({ authenticationMode: { type: "iam" } }), []],
    "takes a user without a password who is switched off": [
      user({ accessString: "off ~keys* +get", noPasswordRequired: true }),
      [],
    ],
    "takes members whose ids are the program's own": [
      oneResource("aws:elasticache/userGroup:UserGroup")({ userIds: ["gitlab", unknown] }),
      [],
    ],
    "refuses neither": [cacheGroup(), missing],
    "refuses no users": [cacheGroup({ userGroupIds: [] }), missing],
    "refuses a serverless cache without users": [serverless(), missing],
    "refuses a user without a password": [
      user({ noPasswordRequired: true }),
      ["it: noPasswordRequired must not be true"],
    ],
    "refuses one in the other form": [
      user({ authenticationMode: { type: "no-password-required" } }),
      ['it: authenticationMode.type must be "password" or "iam"'],
    ],
    "refuses the user of AWS in a group": [
      oneResource("aws:elasticache/userGroup:UserGroup")({ userIds: ["gitlab", "default"] }),
      [`it: userIds[1] ${member}`],
    ],
    "refuses the user of AWS that joins a group": [
      oneResource("aws:elasticache/userGroupAssociation:UserGroupAssociation")({ userId: "default" }),
      [`it: userId ${member}`],
    ],
  });
});
