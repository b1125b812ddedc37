import type { AwsControl } from "./awsControl.ts";

/** ElastiCache. */
export const cacheControls: readonly AwsControl[] = [
  {
    ids: ["ElastiCache.1"],
    cis: [],
    checkov: "CKV_AWS_134",
    meaning: "A cache whose data must last is backed up.",
    fit: "must",
  },
  {
    ids: ["ElastiCache.2"],
    cis: [],
    checkov: "CKV_AWS_322",
    meaning: "Minor versions are installed by themselves.",
    fit: "must",
  },
  {
    ids: ["ElastiCache.3"],
    cis: [],
    checkov: "CKV2_AWS_50",
    meaning: "A replica takes over by itself.",
    fit: "must",
  },
  {
    ids: ["ElastiCache.4"],
    cis: [],
    checkov: "CKV_AWS_29, CKV_AWS_191",
    meaning: "Data at rest is encrypted.",
    fit: "must",
  },
  {
    ids: ["ElastiCache.5"],
    cis: [],
    checkov: "CKV_AWS_30, CKV_AWS_31",
    meaning: "Connections are encrypted.",
    fit: "must",
  },
  {
    ids: ["ElastiCache.6"],
    cis: [],
    checkov: "CKV_AWS_31",
    meaning: "Clients need a token or a user.",
    fit: "must",
  },
  {
    ids: ["ElastiCache.7"],
    cis: [],
    checkov: "CKV_AWS_323",
    meaning: "The subnet group is not the default one.",
    fit: "must",
  },
];
