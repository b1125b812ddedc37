/** How the names of this project's own tags begin. Nobody else may set such a tag (`config/rules/checkAccount.ts`). */
export const ownTagPrefix = "gitlab:";

/** Names of this project's own tags on AWS resources. Operators search by them, so that a changed name is a breaking one. */
export const ownTags = {
  stack: `${ownTagPrefix}stack`,
  users: `${ownTagPrefix}users`,
  managedBy: `${ownTagPrefix}managed-by`,
  /** `lifted` where nothing is protected; absent otherwise. The policy pack reads it. */
  protection: `${ownTagPrefix}protection`,
  /** Name of the node that an instance or a volume belongs to. */
  node: `${ownTagPrefix}node`,
  /** Version of GitLab on an image. */
  version: `${ownTagPrefix}version`,
  /** Stack that an image was built for. The lifecycle of images finds them by it. */
  imageOf: `${ownTagPrefix}image-of`,
  /** Stack whose nodes start from an image. It is set on the AMI, and the lifecycle of images spares it. */
  inUse: `${ownTagPrefix}in-use`,
  /** What saves a volume that AWS Backup does not. The policy `ebs-back-up-volumes` reads it. */
  backup: `${ownTagPrefix}backup`,
} as const;

/** The tag that the key `costCenter` sets. */
export const costCenterTag = "cost-center";
