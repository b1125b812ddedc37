import type { Mutations } from "./mutation.ts";

const rule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const world = { cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", description: "mutant" };

/** Networks, security groups and load balancers. */
export const networkMutations: Mutations = {
  "vpc-forbid-world-administration": [rule, "mutant-ssh", { ...world, fromPort: 22, toPort: 22 }],
  "vpc-forbid-world-risky-ports": [rule, "mutant-database", { ...world, fromPort: 5432, toPort: 5432 }],
  "vpc-limit-world-ports": [rule, "mutant-port", { ...world, fromPort: 1234, toPort: 1234 }],
  "vpc-describe-rules": [rule, "mutant-silent", { cidrIpv4: "10.0.0.0/8", ipProtocol: "tcp", fromPort: 1, toPort: 1 }],
  "vpc-limit-egress": [
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
    "mutant",
    { cidrIpv4: "0.0.0.0/0", ipProtocol: "-1", description: "mutant" },
  ],
  "vpc-empty-default-group": [
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    "gitlab-network-default",
    { ingress: [{ self: true, protocol: "-1", fromPort: 0, toPort: 0 }] },
  ],
  "vpc-forbid-public-subnets": ["aws:ec2/subnet:Subnet", "gitlab-network-private-1", { mapPublicIpOnLaunch: true }],
  "vpc-forbid-default-vpc": ["aws:ec2/defaultVpc:DefaultVpc", "mutant", {}],
  "vpc-log-flows": ["aws:ec2/vpc:Vpc", "mutant", { cidrBlock: "10.9.0.0/16" }],
  "vpc-release-idle-addresses": ["aws:ec2/eip:Eip", "mutant", { domain: "vpc" }],
  "vpc-route-through-gateways": [
    "aws:ec2/route:Route",
    "mutant",
    { destinationCidrBlock: "0.0.0.0/0", networkInterfaceId: "eni-01234567" },
  ],
  "vpc-use-every-group": ["aws:ec2/securityGroup:SecurityGroup", "mutant", {}],
  "vpc-use-every-acl": ["aws:ec2/networkAcl:NetworkAcl", "mutant", {}],
  "vpc-close-acl-administration": [
    "aws:ec2/networkAclRule:NetworkAclRule",
    "mutant",
    { cidrBlock: "0.0.0.0/0", protocol: "tcp", fromPort: 22, toPort: 22, ruleAction: "allow", egress: false },
  ],
  "elb-balance-across-zones": [
    "aws:lb/loadBalancer:LoadBalancer",
    "gitlab-inner",
    { enableCrossZoneLoadBalancing: false },
  ],
  "elb-check-targets": ["aws:lb/targetGroup:TargetGroup", "gitlab-inner-ssh", { healthCheck: undefined }],
  "elb-guard-balancers": ["aws:lb/loadBalancer:LoadBalancer", "gitlab-praefect", { securityGroups: [] }],
  "elb-keep-balancers": ["aws:lb/loadBalancer:LoadBalancer", "mutant-public", {}],
  "elb-log-access": ["aws:lb/loadBalancer:LoadBalancer", "gitlab-front", { accessLogs: undefined }],
  "elb-redirect-http": [
    "aws:lb/listener:Listener",
    "mutant",
    { protocol: "HTTP", port: 80, defaultActions: [{ type: "forward" }] },
  ],
  "elb-spread-balancers": ["aws:lb/loadBalancer:LoadBalancer", "mutant", { subnets: ["subnet-01234567"] }],
  "elb-use-recommended-tls": [
    "aws:lb/listener:Listener",
    "gitlab-inner-web",
    { sslPolicy: "ELBSecurityPolicy-2016-08" },
  ],
};
