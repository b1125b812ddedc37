import { requireParameterKey } from "../../../../policy/policies/ssm/requireParameterKey.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const parameter = oneResource("aws:ssm/parameter:Parameter", { type: "SecureString", keyId: unknown });

describe("ssm-require-customer-key", () => {
  policyCases(requireParameterKey, parameter(), {
    "asks none of what is no secret": [parameter({ type: "String", keyId: undefined }), []],
    "refuses a key of AWS": [parameter({ keyId: "alias/aws/ssm" }), ["it: keyId must name a customer key"]],
    "refuses what is not said": [parameter({ keyId: undefined }), ["it: keyId must name a customer key"]],
  });
});
