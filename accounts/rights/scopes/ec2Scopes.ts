import { anywhere, type Scope } from "../scope.ts";

/**
 * EC2 and its network. Ids say nothing, so what destroys needs the tag of the stack. All other actions are limited to the
 * regions, and a general refusal keeps them away from what has another stack's tag: a new default security group, or a subnet
 * of an existing VPC, has no tag of ours yet.
 */
export const ec2Scopes: readonly Scope[] = [
  {
    actions: [
      "ec2:DeleteEgressOnlyInternetGateway",
      "ec2:DeleteFlowLogs",
      "ec2:DeleteInternetGateway",
      "ec2:DeleteLaunchTemplate",
      "ec2:DeleteManagedPrefixList",
      "ec2:DeleteNatGateway",
      "ec2:DeleteRouteTable",
      "ec2:DeleteSecurityGroup",
      "ec2:DeleteSubnet",
      "ec2:DeleteVolume",
      "ec2:DeleteVpc",
      "ec2:DeleteVpcEndpoints",
      "ec2:DetachVolume",
      "ec2:ReleaseAddress",
      "ec2:StopInstances",
      "ec2:TerminateInstances",
    ],
    resources: () => ["*"],
    condition: ({ tagged }) => tagged,
  },
  { actions: ["ec2:*"], ...anywhere },
];
