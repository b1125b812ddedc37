import type { AddedByHand } from "./addedByHand.ts";

/**
 * Calls of the provider's update functions that no change of a setting causes, or that moto does not answer: an edit of the
 * program, or a step back from one, may need them. Calls that also create are not repeated.
 */
const calls: Readonly<Record<string, readonly string[]>> = {
  "aws:autoscaling/group:Group": [
    "autoscaling:AttachLoadBalancerTargetGroups",
    "autoscaling:AttachTrafficSources",
    "autoscaling:CancelInstanceRefresh",
    "autoscaling:DescribeInstanceRefreshes",
    "autoscaling:DetachLoadBalancerTargetGroups",
    "autoscaling:DetachTrafficSources",
    "autoscaling:DisableMetricsCollection",
    "autoscaling:EnableMetricsCollection",
    "autoscaling:StartInstanceRefresh",
  ],
  "aws:cloudwatch/logGroup:LogGroup": ["logs:AssociateKmsKey", "logs:DeleteRetentionPolicy", "logs:DisassociateKmsKey"],
  "aws:ec2/instance:Instance": [
    "ec2:AssociateIamInstanceProfile",
    "ec2:DescribeIamInstanceProfileAssociations",
    "ec2:DisassociateIamInstanceProfile",
    "ec2:ModifyInstanceMetadataOptions",
    "ec2:MonitorInstances",
    "ec2:ReplaceIamInstanceProfileAssociation",
    "ec2:UnmonitorInstances",
  ],
  "aws:ec2/route:Route": ["ec2:ReplaceRoute"],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": ["ec2:ReplaceRouteTableAssociation"],
  "aws:ec2/subnet:Subnet": ["ec2:DisassociateSubnetCidrBlock"],
  "aws:ec2/vpc:Vpc": ["ec2:AssociateVpcCidrBlock", "ec2:DisassociateVpcCidrBlock"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["ec2:ModifyVpcEndpoint"],
  "aws:elasticache/parameterGroup:ParameterGroup": [
    "elasticache:ModifyCacheParameterGroup",
    "elasticache:ResetCacheParameterGroup",
  ],
  "aws:elasticache/replicationGroup:ReplicationGroup": [
    "elasticache:DecreaseReplicaCount",
    "elasticache:DescribeCacheClusters",
    "elasticache:IncreaseReplicaCount",
    "elasticache:ModifyReplicationGroup",
  ],
  "aws:elasticache/subnetGroup:SubnetGroup": ["elasticache:ModifyCacheSubnetGroup"],
  "aws:iam/role:Role": ["iam:UpdateAssumeRolePolicy", "iam:UpdateRole", "iam:UpdateRoleDescription"],
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": [
    "imagebuilder:UpdateDistributionConfiguration",
  ],
  "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration": [
    "imagebuilder:UpdateInfrastructureConfiguration",
  ],
  "aws:imagebuilder/lifecyclePolicy:LifecyclePolicy": ["imagebuilder:UpdateLifecyclePolicy"],
  "aws:kms/alias:Alias": ["kms:UpdateAlias"],
  "aws:kms/key:Key": ["kms:PutKeyPolicy", "kms:UpdateKeyDescription"],
  "aws:lb/listener:Listener": ["elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyListenerAttributes"],
  "aws:lb/loadBalancer:LoadBalancer": [
    "elasticloadbalancing:SetIpAddressType",
    "elasticloadbalancing:SetSecurityGroups",
    "elasticloadbalancing:SetSubnets",
  ],
  "aws:lb/targetGroup:TargetGroup": ["elasticloadbalancing:ModifyTargetGroup"],
  "aws:rds/parameterGroup:ParameterGroup": ["rds:ResetDBParameterGroup"],
  "aws:rds/subnetGroup:SubnetGroup": ["rds:ModifyDBSubnetGroup"],
  "aws:route53/zone:Zone": ["route53:DisassociateVPCFromHostedZone", "route53:UpdateHostedZoneComment"],
  "aws:secretsmanager/secret:Secret": ["secretsmanager:UpdateSecret"],
  "aws:secretsmanager/secretVersion:SecretVersion": ["secretsmanager:UpdateSecretVersionStage"],
  "aws:sns/topicSubscription:TopicSubscription": ["sns:SetSubscriptionAttributes"],
  "aws:ssm/document:Document": ["ssm:UpdateDocument", "ssm:UpdateDocumentDefaultVersion"],
};

/** One row a type. */
export const changedByHand: readonly AddedByHand[] = Object.entries(calls).map(([type, update]) => ({
  types: [type],
  actions: { update },
  because: "an edit of the program may change what no setting does",
  source: "update functions of hashicorp/terraform-provider-aws, internal/service, 5.100; 2026-11",
}));
