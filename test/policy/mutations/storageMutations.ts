import { document, type Mutations } from "./mutation.ts";

const bucket = "aws:s3/bucket:Bucket";
const policy = "aws:s3/bucketPolicy:BucketPolicy";
const Resource = "arn:aws:s3:::one/*";

/** A bucket about which nothing else is said. */
const bare = [bucket, "mutant", {}] as const;

/** Buckets and vaults. */
export const storageMutations: Mutations = {
  "s3-block-public-access": bare,
  "s3-forbid-acls": bare,
  "s3-require-tls": bare,
  "s3-require-access-logs": bare,
  "s3-require-lifecycle": bare,
  "s3-require-versioning": bare,
  "s3-require-customer-key": bare,
  "s3-forbid-public-acls": [bucket, "mutant-acl", { acl: "public-read" }],
  "s3-forbid-public-policies": [
    policy,
    "gitlab-buckets-lfs",
    { policy: document({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource }) },
  ],
  "s3-forbid-dangerous-grants": [
    policy,
    "gitlab-buckets-pages",
    {
      policy: document({ Effect: "Allow", Principal: { AWS: "210987654321" }, Action: "s3:PutBucketPolicy", Resource }),
    },
  ],
  "s3-forbid-lockout": [
    policy,
    "gitlab-buckets-registry",
    { policy: document({ Effect: "Deny", Principal: "*", Action: "s3:*", Resource }) },
  ],
  "backup-require-customer-key": ["aws:backup/vault:Vault", "mutant", {}],
  "backup-forbid-public-vaults": [
    "aws:backup/vaultPolicy:VaultPolicy",
    "mutant",
    { policy: document({ Effect: "Allow", Principal: "*", Action: "backup:*", Resource: "*" }) },
  ],
};
