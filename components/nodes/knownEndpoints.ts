import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import type { DatabaseEndpoint, Endpoints, NodeTlsEndpoint, SecretEndpoint } from "../../gitlab/endpoints.ts";
import { databaseAuthorities } from "../../gitlab/paths.ts";
import { servers } from "../../gitlab/servers.ts";
import type { Data } from "../data/data.ts";
import { masterUser } from "../data/database.ts";
import { postgresqlMajor } from "../data/databaseGroups.ts";
import type { SecretOutputs } from "../data/secrets.ts";
import type { Network } from "../foundation/network.ts";

/** Where the endpoints come from. */
export interface EndpointSources {
  readonly architecture: Architecture;
  readonly data: Data;
  readonly network: Network;
}

/**
 * What a node's configuration contains that only AWS knows.
 *
 * @param sources the components that made it
 */
export function knownEndpoints({ architecture, data, network }: EndpointSources): pulumi.Output<Endpoints> {
  const { buckets, secrets, vault, caches } = data;
  const database = databaseEndpoint(architecture, data);
  const nodeTls = nodeTlsEndpoint(architecture, data);
  const known = {
    buckets: buckets.names,
    backupVault: vault.vaultName,
    loadBalancerSubnets: network.subnets.frontDoor.map(({ cidrBlock }) => cidrBlock),
    secrets,
    ...(database ? { database } : {}),
    ...(nodeTls ? { nodeTls } : {}),
    caches: Object.fromEntries(caches.map(({ plan, server: { host, port } }) => [plan.name, { host, port }])),
  };
  return pulumi.output(known);
}

function databaseEndpoint(
  { database: plan }: Architecture,
  { database }: Data,
): pulumi.Output<DatabaseEndpoint> | undefined {
  if (!plan || !database) return undefined;
  const { server, logins } = database;
  return pulumi
    .all([server.host, endpoint(server.masterPassword), pulumi.output(logins.secrets)])
    .apply(([host, master, known]) => ({
      host,
      port: server.port,
      major: Number(postgresqlMajor),
      master: { role: masterUser, secret: master },
      authorities: databaseAuthorities,
      logins: known,
      restored: plan.snapshot !== undefined,
    }));
}

function nodeTlsEndpoint(architecture: Architecture, { nodeTls }: Data): pulumi.Output<NodeTlsEndpoint> | undefined {
  const { nodeTls: plan } = architecture;
  if (!plan || !nodeTls) return undefined;
  return pulumi
    .all([nodeTls.authorities, nodeTls.trusted, pulumi.output(nodeTls.certificates)])
    .apply(([authorities, trusted, certificates]) => ({
      ...plan,
      authorities: { arn: authorities },
      certificates: { arn: trusted },
      nodes: Object.fromEntries(
        servers(architecture).map(({ node, names }) => [node, { secret: { arn: certificates[node] ?? "" }, names }]),
      ),
    }));
}

function endpoint({ arn, version }: SecretOutputs): pulumi.Output<SecretEndpoint> {
  return pulumi.all([arn, version ?? pulumi.output(undefined)]).apply(([known, of]) => ({
    arn: known,
    ...(of === undefined ? {} : { version: of }),
  }));
}
