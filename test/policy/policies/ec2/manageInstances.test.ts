import { launcherTypes } from "../../../../policy/compute/launcherTypes.ts";
import { manageInstances } from "../../../../policy/policies/ec2/manageInstances.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const instance: Fixture = { type: "aws:ec2/instance:Instance", refers: { iamInstanceProfile: ["profile"] } };
const profile: Fixture = {
  type: "aws:iam/instanceProfile:InstanceProfile",
  name: "profile",
  refers: { role: ["role"] },
};
const role = (props = {}): Fixture => ({ type: "aws:iam/role:Role", name: "role", props });
const document = (action: unknown, effect = "Allow") =>
  JSON.stringify({ Statement: [{ Effect: effect, Action: action, Resource: "*" }] });
const beside = (policy: unknown): Fixture => ({
  type: "aws:iam/rolePolicy:RolePolicy",
  name: "rights",
  props: { policy },
  refers: { role: ["role"] },
});
const attachment = (policyArn: unknown, refers = {}): Fixture => ({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  name: "attachment",
  props: { policyArn },
  refers: { role: ["role"], ...refers },
});
const agent = "ssm:UpdateInstanceInformation";
const core = "arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore";
const says = "it: iamInstanceProfile must have a role that lets Systems Manager manage the instance";

describe("ec2-manage-instances", () => {
  policyCases(manageInstances, [instance, profile, role(), beside(document(["ssm:GetDocument", agent]))], {
    "knows AWS' own policy": [[instance, profile, role(), attachment(core)], []],
    "knows a policy inside the role": [
      [instance, profile, role({ inlinePolicies: [{ policy: document(agent) }] })],
      [],
    ],
    "knows a policy that is attached": [
      [
        instance,
        profile,
        role(),
        attachment(unknown, { policyArn: ["own"] }),
        { type: "aws:iam/policy:Policy", name: "own", props: { policy: document(agent) } },
      ],
      [],
    ],
    "knows the managed policies of the role itself": [[instance, profile, role({ managedPolicyArns: [core] })], []],
    "leaves a profile that somebody else makes": [[{ ...instance, refers: {} }], []],
    "refuses a role without": [[instance, profile, role()], [says]],
    "refuses a role that denies it": [[instance, profile, role(), beside(document(agent, "Deny"))], [says]],
    "refuses the role without of whatever starts instances": [
      [
        ...launcherTypes.map((type): Fixture => ({ ...instance, type })),
        profile,
        role(),
        beside(document("s3:GetObject")),
      ],
      launcherTypes.map(() => says),
    ],
    "says what is not known yet": [[instance, profile, role(), beside(unknown)], [`${says} (unknown)`]],
  });
});
