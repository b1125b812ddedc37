import { forbidPublicDocuments } from "../../../../policy/policies/ssm/forbidPublicDocuments.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const shared = (account_ids: string) =>
  oneResource("aws:ssm/document:Document")({ permissions: { type: "Share", account_ids } });

describe("ssm-forbid-public-documents", () => {
  policyCases(forbidPublicDocuments, shared("123456789012,210987654321"), {
    "takes one that is not shared": [oneResource("aws:ssm/document:Document")(), []],
    "refuses to share it with everybody": [shared("All"), ["it: permissions.account_ids must name accounts"]],
    "refuses everybody among others": [shared("123456789012, all"), ["it: permissions.account_ids must name accounts"]],
  });
});
