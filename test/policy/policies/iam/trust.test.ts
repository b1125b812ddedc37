import { bindFederatedTrust } from "../../../../policy/policies/iam/bindFederatedTrust.ts";
import { nameTrustedPrincipals } from "../../../../policy/policies/iam/nameTrustedPrincipals.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { trust } from "../../identityFixtures.ts";
import { policyCases } from "../../policyCases.ts";

describe("iam-name-trusted-principals", () => {
  const says = "must name who may assume the role";
  const root = { Principal: { AWS: "arn:aws:iam::123456789012:root" } };
  policyCases(
    nameTrustedPrincipals,
    [
      ...trust({ Principal: { Service: "ec2.amazonaws.com" } }),
      ...trust({ Principal: { AWS: ["arn:aws:iam::123456789012:role/deploy", "‹Role deploy.arn›"] } }),
      ...trust({ ...root, Condition: { StringEquals: { "sts:ExternalId": "9" } } }),
    ],
    {
      "refuses everybody": [trust({ Principal: "*" }), [`it: assumeRolePolicy.Statement[0] ${says}`]],
      "refuses everybody at AWS": [
        trust({ Principal: { AWS: ["arn:aws:iam::123456789012:role/deploy", "*"] } }),
        [`it: assumeRolePolicy.Statement[0] ${says}`],
      ],
      "refuses everybody but some": [
        trust({ NotPrincipal: { AWS: "arn:aws:iam::123456789012:role/a" } }),
        [`it: assumeRolePolicy.Statement[0] ${says}`],
      ],
      "refuses a whole account": [trust(root), [`it: assumeRolePolicy.Statement[0].Principal.AWS ${says}`]],
      "refuses a whole account, by number": [
        trust({ Principal: { AWS: "123456789012" } }),
        [`it: assumeRolePolicy.Statement[0].Principal.AWS ${says}`],
      ],
      "refuses a whole account at some time, or with some session": [
        trust({ ...root, Condition: { DateLessThan: { "aws:CurrentTime": "2099-12-31T00:00:00Z" } } }),
        [`it: assumeRolePolicy.Statement[0].Principal.AWS ${says}`],
      ],
      "refuses everybody with something agreed": [
        trust({ Principal: "*", Condition: { StringEquals: { "sts:ExternalId": "9" } } }),
        [`it: assumeRolePolicy.Statement[0] ${says}`],
      ],
      "lets some of an account in": [
        trust({ ...root, Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/deploy-*" } } }),
        [],
      ],
      "lets some of an organisation in": [
        trust({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } } }),
        [],
      ],
      "says once what is not known yet": [
        [{ type: "aws:iam/role:Role", props: { assumeRolePolicy: unknown } }],
        [`it: assumeRolePolicy ${says} (unknown)`],
      ],
    },
  );
});

describe("iam-bind-federated-trust", () => {
  const says =
    "it: assumeRolePolicy.Statement[0].Principal.Federated must come with conditions on audience and subject";
  const signIn = (condition?: object, provider = "arn:aws:iam::123456789012:oidc-provider/gitlab.com") =>
    trust({
      Principal: { Federated: provider },
      Action: "sts:AssumeRoleWithWebIdentity",
      ...(condition ? { Condition: condition } : {}),
    });
  const audience = { "gitlab.com:aud": "https://gitlab.com" };
  const subject = { "gitlab.com:sub": "project_path:group/project:ref_type:branch:ref:main" };
  policyCases(bindFederatedTrust, signIn({ StringEquals: { ...audience, ...subject } }), {
    "lets a subject be a pattern": [
      signIn({ StringEquals: audience, StringLike: { "gitlab.com:sub": "project_path:group/project:*" } }),
      [],
    ],
    "lets every branch of a project in, by its number": [
      signIn({ StringEquals: audience, StringLike: { "gitlab.com:sub": "project_id:42:*" } }),
      [],
    ],
    "takes the number of the project as a claim of its own": [
      signIn({ StringEquals: { ...audience, "gitlab.com:project_id": "42" } }),
      [],
    ],
    "refuses the branch of every project": [
      signIn({
        StringEquals: audience,
        StringLike: { "gitlab.com:sub": "project_path:*:ref_type:branch:ref:main" },
      }),
      [says],
    ],
    "refuses every project of a group": [
      signIn({
        StringEquals: audience,
        StringLike: { "gitlab.com:sub": "project_path:group/*:ref_type:branch:ref:main" },
      }),
      [says],
    ],
    "refuses a number that others begin with, too": [
      signIn({ StringEquals: audience, StringLike: { "gitlab.com:project_id": "42*" } }),
      [says],
    ],
    "refuses a subject that one of two values opens": [
      signIn({ StringEquals: audience, StringLike: { "gitlab.com:sub": ["project_id:42:*", "project_id:*"] } }),
      [says],
    ],
    "refuses protected branches of every project": [
      signIn({ StringEquals: { ...audience, "gitlab.com:ref_protected": "true" } }),
      [says],
    ],
    "cannot tell who is in an identity pool of Cognito": [
      signIn(
        {
          StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:0a1b2c3d-0000-4000-8000-000000000000" },
          "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
        },
        "cognito-identity.amazonaws.com",
      ),
      [says],
    ],
    "does not know that Bitbucket's subjects begin with the repository": [
      signIn({ StringEquals: audience, StringLike: { "gitlab.com:sub": "{0a1b2c3d-0000-4000-8000-000000000000}:*" } }),
      [says],
    ],
    "has nothing against a role of a service": [trust({ Principal: { Service: "ec2.amazonaws.com" } }), []],
    "refuses every sign-in": [signIn(), [says]],
    "refuses every project": [signIn({ StringEquals: audience }), [says]],
    "refuses every audience": [signIn({ StringEquals: subject }), [says]],
    "refuses a subject that is all wildcards": [
      signIn({ StringEquals: audience, StringLike: { "gitlab.com:sub": "*" } }),
      [says],
    ],
    "refuses a subject that need not be there": [
      signIn({ StringEquals: audience, StringLikeIfExists: subject }),
      [says],
    ],
    "takes the audience of SAML for enough": [
      signIn(
        { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
        "arn:aws:iam::123456789012:saml-provider/sso",
      ),
      [],
    ],
  });
});
