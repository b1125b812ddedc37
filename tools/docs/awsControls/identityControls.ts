import type { AwsControl } from "./awsControl.ts";

/** IAM and KMS. */
export const identityControls: readonly AwsControl[] = [
  {
    ids: ["IAM.1"],
    cis: ["2.14"],
    checkov: "CKV_AWS_1, CKV_AWS_49, CKV_AWS_62, CKV_AWS_63, CKV2_AWS_40, CKV2_AWS_56, CKV_AWS_274, CKV_AWS_275",
    meaning: "No policy allows every action on every resource.",
    fit: "must",
  },
  {
    ids: ["IAM.21"],
    cis: [],
    checkov: "CKV_AWS_107 to 111, CKV_AWS_286 to 290",
    meaning: "No policy allows every action of a service.",
    fit: "must",
  },
  {
    ids: [],
    cis: [],
    checkov: "CKV_AWS_355, CKV_AWS_356",
    meaning: "No statement names every resource for actions that can be narrowed.",
    fit: "must",
    policies: ["iam-narrow-resources"],
  },
  {
    ids: [],
    cis: ["2.21"],
    checkov: "CKV_AWS_60, CKV_AWS_61",
    meaning: "A role trusts named services and principals only.",
    fit: "must",
    policies: ["iam-name-trusted-principals", "iam-bind-federated-trust"],
  },
  {
    ids: ["IAM.2", "IAM.3", "IAM.4", "IAM.5", "IAM.6", "IAM.7", "IAM.8", "IAM.10", "IAM.19", "IAM.22"],
    cis: [],
    checkov: "CKV_AWS_273, CKV2_AWS_14, CKV2_AWS_21, CKV2_AWS_22",
    meaning: "Users have no policies of their own, few and young keys, good passwords and a second factor.",
    fit: "n/a",
    why: "A stack creates no IAM user and no key. Users of the account are its owner's.",
  },
  {
    ids: ["IAM.26"],
    cis: ["2.17"],
    checkov: "",
    meaning: "No certificate in IAM has expired.",
    fit: "n/a",
    why: "Certificates are in ACM.",
  },
  {
    ids: ["KMS.1", "KMS.2"],
    cis: [],
    checkov: "CKV_AWS_109, CKV_AWS_290",
    meaning: "No identity may decrypt with every key.",
    fit: "must",
  },
  {
    ids: ["KMS.3"],
    cis: ["5.7"],
    checkov: "CKV_AWS_227",
    meaning: "No key is about to be deleted, and none is switched off.",
    fit: "must",
  },
  {
    ids: ["KMS.4"],
    cis: ["4.6"],
    checkov: "CKV_AWS_7",
    meaning: "Keys are rotated.",
    fit: "must",
  },
  {
    ids: ["KMS.5"],
    cis: ["2.21"],
    checkov: "CKV_AWS_33, CKV2_AWS_64",
    meaning: "No key policy is public.",
    fit: "must",
  },
];
