import * as pulumi from "@pulumi/pulumi";
import type { Endpoints } from "../../gitlab/endpoints.ts";
import type { Data } from "../data/data.ts";

/**
 * The endpoints, with the read replicas of the database. They are for those alone that read from them: so the other nodes
 * neither wait until replicas are made, nor change when there is another number of them.
 *
 * @param endpoints without them
 * @param data with the database
 */
export function withReplicas(
  endpoints: pulumi.Output<Endpoints>,
  { database }: Pick<Data, "database">,
): pulumi.Output<Endpoints> {
  const replicas = database?.server.replicas ?? [];
  if (replicas.length === 0) return endpoints;
  return pulumi
    .all([endpoints, pulumi.all(replicas.map(({ host }) => host))])
    .apply(([known, databaseReplicas]) => ({ ...known, databaseReplicas }));
}
