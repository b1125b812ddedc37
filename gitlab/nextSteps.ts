import { bastionDoorPort } from "./portNumbers.ts";

/** What the commands are built from. */
export interface Installed {
  readonly region: string;
  /** Where GitLab answers. */
  readonly url: string;
  /** Whether `pulumi up` has waited until it answers. */
  readonly waited: boolean;
  /** Instance id of each node, by node name. */
  readonly instanceIds: Readonly<Record<string, string>>;
  /** Absent if there is no bastion. */
  readonly bastionId: string | undefined;
  /** Session Manager document that encrypts and logs. */
  readonly sessionDocument: string;
  /** ARN of the secret with the initial password of `root`. */
  readonly rootPasswordSecret: string;
}

/**
 * What a person does after `pulumi up`, as commands to copy.
 *
 * @param installed names and ids of what was built
 * @returns one command per purpose
 */
export function nextSteps(installed: Installed): Readonly<Record<string, string>> {
  const { region, url, sessionDocument, bastionId } = installed;
  const shell = (instanceId: string) =>
    `aws ssm start-session --region ${region} --document-name ${sessionDocument} --target ${instanceId}`;
  const shells = Object.entries(installed.instanceIds).map(([node, id]) => [`shell on ${node}`, shell(id)]);
  return {
    ...(installed.waited
      ? {}
      : {
          "wait for GitLab": `curl --fail --retry 60 --retry-delay 30 --retry-all-errors --output /dev/null ${url}/users/sign_in`,
        }),
    "read the initial root password": `aws secretsmanager get-secret-value --region ${region} --secret-id ${installed.rootPasswordSecret} --query SecretString --output text`,
    ...(Object.fromEntries(shells) as Record<string, string>),
    ...(bastionId === undefined
      ? {}
      : { "shell on the bastion": shell(bastionId), ...bastionDoor(installed, bastionId) }),
  };
}

/** The person's key is valid for 60 seconds. The address is the load balancer's, which has a port for the bastion. */
function bastionDoor({ region, url }: Installed, bastionId: string): Readonly<Record<string, string>> {
  const { hostname } = new URL(url);
  return {
    "SSH to the bastion": `aws ec2-instance-connect send-ssh-public-key --region ${region} --instance-id ${bastionId} --instance-os-user ec2-user --ssh-public-key file://~/.ssh/id_ed25519.pub && ssh -p ${String(bastionDoorPort)} ec2-user@${hostname}`,
  };
}
