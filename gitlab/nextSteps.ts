import { nodeRoles } from "../config/nodeRole.ts";
import { ownTags } from "../config/ownTags.ts";
import { bastionNode } from "./bastionNode.ts";
import { bastionDoorPort, prometheusPort } from "./portNumbers.ts";

/** What the commands are built from. */
export interface Installed {
  readonly stack: string;
  readonly region: string;
  /** Where GitLab answers. */
  readonly url: string;
  /** Whether `pulumi up` has waited until it answers. */
  readonly waited: boolean;
  /** Instance id of each node, by node name. */
  readonly instanceIds: Readonly<Record<string, string>>;
  readonly hasBastion: boolean;
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
  const { region, url, sessionDocument, hasBastion } = installed;
  const shell = (instanceId: string) =>
    `aws ssm start-session --region ${region} --document-name ${sessionDocument} --target ${instanceId}`;
  const [monitorId] = Object.entries(installed.instanceIds).flatMap(([node, id]) =>
    node.startsWith(`${nodeRoles.monitor.called}-`) ? [id] : [],
  );
  const shells = Object.entries(installed.instanceIds).map(([node, id]) => [`shell on ${node}`, shell(id)]);
  return {
    ...(installed.waited
      ? {}
      : {
          "wait for GitLab": `curl --fail --retry 60 --retry-delay 30 --retry-all-errors --output /dev/null ${url}/users/sign_in`,
        }),
    "read the initial root password": `aws secretsmanager get-secret-value --region ${region} --secret-id ${installed.rootPasswordSecret} --query SecretString --output text`,
    ...(Object.fromEntries(shells) as Record<string, string>),
    ...(monitorId === undefined ? {} : prometheus(region, monitorId)),
    ...(hasBastion ? { "shell on the bastion": shell(theBastion(installed)), ...bastionDoor(installed) } : {}),
  };
}

/** Nobody reaches Prometheus but through the node itself: then it is at http://localhost:9090, for as long as the session lasts. */
function prometheus(region: string, monitorId: string): Readonly<Record<string, string>> {
  const port = String(prometheusPort);
  const parameters = JSON.stringify({ portNumber: [port], localPortNumber: [port] });
  return {
    [`open Prometheus at http://localhost:${port}`]: `aws ssm start-session --region ${region} --document-name AWS-StartPortForwardingSession --parameters '${parameters}' --target ${monitorId}`,
  };
}

/**
 * Finds the instance that is the bastion now; while it is replaced, the newer of two. It is quoted for a shell: without an
 * instance it is `None`, which AWS then names in its refusal.
 */
function theBastion({ stack, region }: Installed): string {
  const filters = [
    `Name=tag:${ownTags.stack},Values=${stack}`,
    `Name=tag:${ownTags.node},Values=${bastionNode}`,
    "Name=instance-state-name,Values=running",
  ].join(" ");
  return `"$(aws ec2 describe-instances --region ${region} --filters ${filters} --query 'sort_by(Reservations[].Instances[], &LaunchTime)[-1].InstanceId' --output text)"`;
}

/**
 * The person's key is valid for 60 seconds. The address is the load balancer's, which has a port for the bastion. SSH notes the
 * bastion's host key under the id of the instance: another instance has another key, and would look like an attack.
 */
function bastionDoor(installed: Installed): Readonly<Record<string, string>> {
  const { region, url } = installed;
  const { hostname } = new URL(url);
  return {
    "SSH to the bastion": [
      `bastion=${theBastion(installed)}`,
      `aws ec2-instance-connect send-ssh-public-key --region ${region} --instance-id "$bastion" --instance-os-user ec2-user --ssh-public-key file://~/.ssh/id_ed25519.pub`,
      `ssh -o HostKeyAlias="$bastion" -p ${String(bastionDoorPort)} ec2-user@${hostname}`,
    ].join(" && "),
  };
}
