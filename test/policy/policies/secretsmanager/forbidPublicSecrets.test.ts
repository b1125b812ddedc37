import { forbidPublicSecrets } from "../../../../policy/policies/secretsmanager/forbidPublicSecrets.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const policy = (AWS: string) => ({ policy: { Statement: { Effect: "Allow", Principal: { AWS }, Action: "*" } } });
const own = oneResource("aws:secretsmanager/secretPolicy:SecretPolicy", policy("arn:aws:iam::123456789012:root"));
const missing = ["it: policy.Statement must not admit everybody"];

describe("secretsmanager-forbid-public-policies", () => {
  policyCases(forbidPublicSecrets, own(), {
    "refuses everybody": [own(policy("*")), missing],
    "refuses everybody in the secret": [oneResource("aws:secretsmanager/secret:Secret")(policy("*")), missing],
  });
});
