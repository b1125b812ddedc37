import type * as pulumi from "@pulumi/pulumi";
import { bundle } from "../../gitlab/bundle.ts";
import type { DatabaseName } from "../../gitlab/databases.ts";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import type { ConfiguredNode } from "../../gitlab/rb/context.ts";
import type { Role } from "../../gitlab/role.ts";
import type { StepSecrets } from "../../gitlab/stepSecrets.ts";
import type { Data } from "../data/data.ts";
import { NodeConfiguration } from "./nodeConfiguration.ts";
import { NodeIdentity, type NodeIdentityArgs } from "./nodeIdentity.ts";
import type { NodesArgs } from "./nodesArgs.ts";

/** A node with its role, or an autoscaled role, whose nodes share all of this. */
export interface PlayedNode {
  readonly node: ConfiguredNode;
  readonly role: Role;
}

/**
 * Makes the IAM role of a node.
 *
 * @param name logical name
 * @param played the node
 * @param own what differs between nodes of a kind
 * @param args what is around it
 * @param parent the component
 */
export function nodeIdentity(
  name: string,
  { node, role }: PlayedNode,
  own: Pick<NodeIdentityArgs, "documentArns" | "scaling" | "pinned">,
  { architecture, place, data, keyArns }: NodesArgs,
  parent: pulumi.Resource,
): NodeIdentity {
  return new NodeIdentity(
    name,
    {
      ...own,
      stack: architecture.stack,
      node: node.name,
      role,
      place,
      bucketArns: data.buckets.arns,
      secrets: data.secrets,
      stepSecrets: stepSecrets(data),
      vaultArn: data.vault.arn,
      keyArns,
    },
    { parent },
  );
}

/**
 * Publishes the configuration of a node.
 *
 * @param name logical name
 * @param played the node
 * @param own its volume; none for a node that holds no data
 * @param endpoints what only AWS knows
 * @param args what is around it
 * @param parent the component
 */
export function nodeConfiguration(
  name: string,
  { node, role }: PlayedNode,
  own: { readonly volumeId: pulumi.Output<string | null>; readonly fromSnapshot: boolean },
  endpoints: pulumi.Output<Endpoints>,
  { architecture, data, keyArns }: NodesArgs,
  parent: pulumi.Resource,
): NodeConfiguration {
  return new NodeConfiguration(
    name,
    {
      ...own,
      stack: architecture.stack,
      node: node.name,
      bundle: endpoints.apply((known) => bundle(architecture, role, node, known)),
      bucketName: data.buckets.names.configuration,
      logKeyArn: keyArns.logs,
      logRetentionDays: architecture.logRetentionDays,
    },
    { parent },
  );
}

function stepSecrets({ database, nodeTls }: Data): StepSecrets<pulumi.Output<string>> {
  const logins = Object.entries(database?.logins.secrets ?? {}).map(([name, { arn }]) => [name, arn] as const);
  const byName: Readonly<Partial<Record<DatabaseName, pulumi.Output<string>>>> = Object.fromEntries(logins);
  return {
    ...(database ? { database: { master: database.server.masterPassword.arn, logins: byName } } : {}),
    ...(nodeTls ? { nodeTls } : {}),
  };
}
