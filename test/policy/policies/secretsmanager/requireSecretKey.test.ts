import { requireSecretKey } from "../../../../policy/policies/secretsmanager/requireSecretKey.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const secret = oneResource("aws:secretsmanager/secret:Secret", { kmsKeyId: unknown });

describe("secretsmanager-require-customer-key", () => {
  policyCases(requireSecretKey, secret({ replicas: [{ region: "eu-west-1", kmsKeyId: unknown }] }), {
    "refuses what is not said": [secret({ kmsKeyId: undefined }), ["it: kmsKeyId must name a customer key"]],
    "refuses a key of AWS in another region": [
      secret({ replicas: [{ region: "eu-west-1" }] }),
      ["it: replicas[0].kmsKeyId must name a customer key"],
    ],
  });
});
