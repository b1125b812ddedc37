import { document, type Mutations } from "./mutation.ts";

/** Instances, groups, disks and images. */
export const computeMutations: Mutations = {
  "ec2-require-metadata-tokens": [
    "aws:ec2/instance:Instance",
    "gitlab-nodes-cluster-1",
    { metadataOptions: { httpTokens: "optional" } },
  ],
  "ec2-limit-metadata-hops": [
    "aws:ec2/instance:Instance",
    "gitlab-nodes-cluster-2",
    { metadataOptions: { httpPutResponseHopLimit: 2 } },
  ],
  "ec2-forbid-public-addresses": [
    "aws:ec2/instance:Instance",
    "gitlab-nodes-cluster-3",
    { associatePublicIpAddress: true },
  ],
  "ec2-encrypt-disks": ["aws:ebs/volume:Volume", "gitlab-nodes-cluster-1-data", { encrypted: false }],
  "ec2-forbid-public-images": [
    "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
    "gitlab-image",
    { distributions: [{ amiDistributionConfiguration: { launchPermission: { userGroups: ["all"] } } }] },
  ],
  "ec2-keep-source-check": ["aws:ec2/instance:Instance", "gitlab-nodes-praefect-1", { sourceDestCheck: false }],
  "ec2-require-ebs-optimization": ["aws:ec2/instance:Instance", "gitlab-nodes-praefect-2", { ebsOptimized: false }],
  "ec2-require-instance-profile": [
    "aws:ec2/instance:Instance",
    "gitlab-nodes-praefect-3",
    { iamInstanceProfile: undefined },
  ],
  "ec2-manage-instances": [
    "aws:iam/rolePolicy:RolePolicy",
    "gitlab-bastion-sessions",
    { policy: document({ Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::one/two" }) },
    ["aws:ec2/launchTemplate:LaunchTemplate", "gitlab-bastion"],
  ],
  "ec2-know-launch-templates": ["aws:ec2/instance:Instance", "mutant", { launchTemplate: { id: "lt-0" } }],
  "ebs-back-up-volumes": ["aws:ebs/volume:Volume", "mutant", {}],
  "autoscaling-ask-balancer": ["aws:autoscaling/group:Group", "gitlab-nodes-rails-group", { healthCheckType: "EC2" }],
  "autoscaling-propagate-tags": ["aws:autoscaling/group:Group", "gitlab-bastion", { tags: [] }],
  "autoscaling-span-zones": [
    "aws:autoscaling/group:Group",
    "gitlab-nodes-sidekiq-group",
    { vpcZoneIdentifiers: ["subnet-01234567"] },
  ],
  "autoscaling-use-launch-templates": ["aws:ec2/launchConfiguration:LaunchConfiguration", "mutant", {}],
};
