import type { AwsControl } from "./awsControl.ts";

/** DNS, certificates, images and the account. */
export const accountControls: readonly AwsControl[] = [
  {
    ids: ["Route53.2"],
    cis: [],
    checkov: "CKV2_AWS_39",
    meaning: "Public zones log queries.",
    fit: "n/a",
    why: "A stack makes records in a public zone that exists; the zone is its owner's.",
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV2_AWS_38",
    meaning: "Public zones are signed.",
    fit: "option",
    why: "The public zone is its owner's.",
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV2_AWS_23",
    meaning: "Address records lead to resources that exist.",
    fit: "must",
    policies: ["route53-require-real-targets"],
  },
  {
    ids: ["ACM.1"],
    cis: [],
    checkov: "CKV_AWS_233",
    meaning: "Certificates are renewed in time.",
    fit: "must",
  },
  {
    ids: ["ACM.2"],
    cis: [],
    checkov: "CKV_AWS_234",
    meaning: "Keys of certificates are long enough.",
    fit: "must",
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV2_AWS_71",
    meaning: "Certificates have no wildcard.",
    fit: "option",
    why: "GitLab Pages needs one, as each group has a name of its own. Without pagesDomain there is none.",
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV_AWS_180, CKV_AWS_200, CKV_AWS_199, CKV_AWS_204",
    meaning: "What Image Builder makes is encrypted: components, disks of recipes, images.",
    fit: "must",
    policies: ["imagebuilder-require-encryption", "ec2-require-image-encryption"],
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV_AWS_386",
    meaning: "An image is looked up by its owner, too.",
    fit: "must",
    proofs: [
      {
        file: "test/components/nodes/imageLookups.test.ts",
        title: "are none: Image Builder, a stack file or a parameter of Amazon names an image",
      },
    ],
  },
  {
    ids: ["WAF.10", "WAF.11", "WAF.12"],
    cis: [],
    checkov: "CKV_AWS_175, CKV_AWS_192, CKV_AWS_342, CKV2_AWS_31",
    meaning: "Web firewalls have rules and log.",
    fit: "n/a",
    why: "A Network Load Balancer takes no web firewall.",
  },
  {
    ids: ["Account.1", "CloudTrail.1", "Config.1", "GuardDuty.1", "Inspector.1"],
    cis: [],
    checkov: "CKV_AWS_35, CKV_AWS_36, CKV_AWS_67, CKV_AWS_251, CKV2_AWS_3, CKV2_AWS_10, CKV2_AWS_45, CKV2_AWS_48",
    meaning: "The account has contacts, a trail, a recorder of configurations and detectors.",
    fit: "n/a",
    why: "They belong to the account, not to one stack in it: have them before the first stack. Other ids of these services are meant as well.",
  },
];
