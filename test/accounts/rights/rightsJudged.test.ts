import assert from "node:assert/strict";
import { askedInPreviews } from "../../../accounts/rights/askedInPreviews.ts";
import { actionsOfType, lookupActions, typesWithRights } from "../../../accounts/rights/typeActions.ts";
import { attachedPolicies } from "../../../accounts/rights/scopes/iamScopes.ts";
import { judged } from "./judgedByIam.ts";
import { metBy } from "./metBy.ts";
import { prod, rightsOfProd } from "./rightsOfProd.ts";

const read = typesWithRights.flatMap((type) => actionsOfType(type).read);
const changing = typesWithRights.flatMap((type) => Object.values(actionsOfType(type)).flat());
const asked = Object.values(lookupActions).flat();

/** What AWS knows of a call that the program makes. */
const context = {
  "aws:RequestTag/gitlab:stack": "prod",
  "aws:ResourceTag/gitlab:stack": "prod",
  "iam:AWSServiceName": "rds.amazonaws.com",
  "iam:PassedToService": "ec2.amazonaws.com",
  "iam:PermissionsBoundary": prod.boundaryArn,
  "iam:PolicyARN": `arn:aws:iam::aws:policy/${attachedPolicies[0]}`,
  "kms:GrantIsForAWSResource": "true",
  "route53:ChangeResourceRecordSetsNormalizedRecordNames": [
    "gitlab.example.com",
    "_0123.gitlab.example.com", // of a certificate
    "\\052.pages.example.com",
    "gitaly-1.prod.gitlab.internal",
  ],
  "kms:ViaService": `ec2.${prod.region}.amazonaws.com`,
};

describe("what the roles of accounts/ may do", function () {
  this.timeout(30_000);

  for (const [role, actions] of [
    ["apply", [...changing, ...asked]],
    ["drift", [...read, ...askedInPreviews]],
    ["preview", askedInPreviews],
  ] as const) {
    it(`is each call of the program, with the resources that it has: ${role}`, async () => {
      const refused: string[] = [];
      for (const action of new Set(actions)) {
        const met = await metBy(action);
        if (met.length === 0) refused.push(`${action}: no resource of the stack`);
        for (const resource of met) {
          const result = await judged(rightsOfProd[role], { action, resource, context });
          if (result !== "Allowed") refused.push(`${action} on ${resource}: ${result}`);
        }
      }
      assert.deepEqual(refused, []);
    });
  }
});
