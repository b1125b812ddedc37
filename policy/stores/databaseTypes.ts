import type { PolicyResource } from "../policyResource.ts";
import { Reading } from "../reading.ts";

/** A server of its own: RDS for PostgreSQL and the others. */
export const serverType = "aws:rds/instance:Instance";

/** Aurora, or RDS' own cluster over several zones. */
export const clusterType = "aws:rds/cluster:Cluster";

/** A member of a cluster of Aurora. */
export const memberType = "aws:rds/clusterInstance:ClusterInstance";

/** Whether a server copies another one, which says and keeps what is not said here: encryption, subnets, backups. */
export function isCopy({ props }: PolicyResource): boolean {
  const source = Reading.of(props).at("replicateSourceDb");
  return source.isGiven && source.value !== "";
}
