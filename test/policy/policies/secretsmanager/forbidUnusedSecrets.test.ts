import { forbidUnusedSecrets } from "../../../../policy/policies/secretsmanager/forbidUnusedSecrets.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const secret: Fixture = { type: "aws:secretsmanager/secret:Secret" };
const referring = (type: string, input: string): Fixture => ({ type, name: "other", refers: { [input]: ["it"] } });

describe("secretsmanager-forbid-unused", () => {
  policyCases(forbidUnusedSecrets, [secret, referring("aws:iam/rolePolicy:RolePolicy", "policy")], {
    "refuses one that nothing refers to": [[secret], ["it: must be used: nothing of this stack refers to it"]],
    "refuses one that only has a value": [
      [secret, referring("aws:secretsmanager/secretVersion:SecretVersion", "secretId")],
      ["it: must be used: nothing of this stack refers to it"],
    ],
  });
});
