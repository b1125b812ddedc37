/** Secrets that `gitlab.rb` reads as `node_secrets['NAME']`: a text, or an object. Pulumi makes their values. */
export const nodeSecretNames = [
  "rootPassword",
  "smtpPassword",
  "incomingMailPassword",
  "gitlabDatabase",
  "praefectDatabase",
  "registryDatabase",
  "redisToken",
  "cacheToken",
  "gitalyToken",
  "memberToken",
] as const;

/** Secrets that a node makes and publishes; a step of other nodes installs each. */
export const publishedSecretNames = ["gitlabSecrets", "gitalySecrets", "sshHostKeys"] as const;

/** Name of a secret that `gitlab.rb` reads. */
export type NodeSecretName = (typeof nodeSecretNames)[number];

/** The secrets of an environment, by purpose. */
export type SecretName = NodeSecretName | (typeof publishedSecretNames)[number];
