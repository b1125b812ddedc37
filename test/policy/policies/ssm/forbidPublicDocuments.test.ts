import { forbidPublicDocuments } from "../../../../policy/policies/ssm/forbidPublicDocuments.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const shared = (accountIds: string) =>
  oneResource("aws:ssm/document:Document")({ permissions: { type: "Share", accountIds } });

describe("ssm-forbid-public-documents", () => {
  policyCases(forbidPublicDocuments, shared("123456789012,210987654321"), {
    "takes one that is not shared": [oneResource("aws:ssm/document:Document")(), []],
    "refuses to share it with everybody": [shared("All"), ["it: permissions.accountIds must name accounts"]],
    "refuses everybody among others": [shared("123456789012, all"), ["it: permissions.accountIds must name accounts"]],
  });
});
