/** What the commands are made from. */
export interface Installed {
  readonly region: string;
  /** Where GitLab answers. */
  readonly url: string;
  /** Instance id of each node, by node name. */
  readonly instanceIds: Readonly<Record<string, string>>;
  readonly bastionId: string;
  /** Session Manager document that encrypts and logs. */
  readonly sessionDocument: string;
  /** ARN of the secret with the first password of `root`. */
  readonly rootPasswordSecret: string;
}

/**
 * Says what a person does after `pulumi up`, as commands to copy.
 *
 * @param installed names and ids of what was built
 * @returns one command per purpose
 */
export function nextSteps(installed: Installed): Readonly<Record<string, string>> {
  const { region, url, sessionDocument } = installed;
  const shell = (instanceId: string) =>
    `aws ssm start-session --region ${region} --document-name ${sessionDocument} --target ${instanceId}`;
  const shells = Object.entries(installed.instanceIds).map(([node, id]) => [`shell on ${node}`, shell(id)]);
  return {
    "wait for GitLab": `curl --fail --retry 60 --retry-delay 30 --retry-all-errors --output /dev/null ${url}/users/sign_in`,
    "read root's first password": `aws secretsmanager get-secret-value --region ${region} --secret-id ${installed.rootPasswordSecret} --query SecretString --output text`,
    ...(Object.fromEntries(shells) as Record<string, string>),
    "shell on the bastion": shell(installed.bastionId),
  };
}
