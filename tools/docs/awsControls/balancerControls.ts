import type { AwsControl } from "./awsControl.ts";

/** Load balancers. */
export const balancerControls: readonly AwsControl[] = [
  {
    ids: ["ELB.13"],
    cis: [],
    checkov: "",
    meaning: "A load balancer spans several zones.",
    fit: "must",
  },
  {
    ids: ["ELB.17"],
    cis: [],
    checkov: "CKV_AWS_103, CKV2_AWS_74",
    meaning: "TLS listeners have a policy that AWS recommends.",
    fit: "must",
  },
  {
    ids: ["ELB.18"],
    cis: [],
    checkov: "CKV_AWS_2, CKV_AWS_378",
    meaning: "Listeners use TLS.",
    fit: "option",
    why: "Web does. SSH encrypts by itself, port 80 only redirects, and TLS to Praefect ends on its nodes: their listeners pass TCP on. The plan lists each with its reason.",
    proofs: [{ file: "test/security/gaps.test.ts", title: "has a reason each" }],
  },
  {
    ids: ["ELB.6"],
    cis: [],
    checkov: "CKV_AWS_150",
    meaning: "Load balancers are protected from deletion.",
    fit: "must",
    why: "Those that people reach are. An internal one is not: it holds nothing, and the stack's records follow its successor. Nor is any of a try-out.",
  },
  {
    ids: ["ELB.5"],
    cis: ["4.10"],
    checkov: "CKV_AWS_91",
    meaning: "Load balancers log.",
    fit: "must",
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV_AWS_152",
    meaning: "Network Load Balancers use targets of every zone.",
    fit: "option",
    policies: ["elb-balance-across-zones"],
    why: "It is on, so that a zone without a healthy node still serves.",
    proofs: [
      {
        file: "test/components/edge/frontDoor.test.ts",
        title: "is a network load balancer with its security group from creation, protected, logged, across zones",
      },
    ],
  },
  {
    ids: ["ELB.1", "ELB.4", "ELB.12", "ELB.16"],
    cis: [],
    checkov: "CKV_AWS_131, CKV_AWS_328, CKV2_AWS_20, CKV2_AWS_28, CKV2_AWS_76",
    meaning:
      "Application Load Balancers redirect to HTTPS, drop bad headers, stop desynchronisation and have a web firewall.",
    fit: "n/a",
    why: "A Network Load Balancer has no HTTP. NGINX on the nodes redirects. A web firewall needs a CloudFront distribution or an Application Load Balancer in front.",
  },
  {
    ids: ["ELB.2", "ELB.3", "ELB.7", "ELB.9", "ELB.10", "ELB.14"],
    cis: [],
    checkov: "",
    meaning: "Classic Load Balancers are set up safely.",
    fit: "n/a",
    why: "A stack has none.",
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV_AWS_261",
    meaning: "Target groups have a health check.",
    fit: "must",
    policies: ["elb-check-targets"],
  },
  {
    ids: [],
    cis: ["4.10"],
    checkov: "",
    meaning: "What people reach logs who reached it.",
    fit: "option",
    why: "The load balancer logs TLS connections, NGINX every request, and the network every flow.",
  },
];
