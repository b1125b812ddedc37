import { xml, type AwsAnswer, type AwsRequest } from "./request.ts";

/** Parameter groups by name, each with its parameters. */
const groups = new Map<string, Map<string, string>>();

/** Replication groups that were deleted: moto never ends to delete them, so that it still has them. */
const deleted = new Set<string>();

const arnOf = (kind: string, name: string) => `arn:aws:elasticache:us-east-1:123456789012:${kind}:${name}`;

/**
 * Plays what moto lacks of ElastiCache: parameter groups, and changes of other things, which it only accepts (botocore's
 * model of elasticache, 2026-11).
 *
 * @param request of the provider
 */
export function playElastiCache({ body }: AwsRequest): AwsAnswer | undefined {
  const said = new URLSearchParams(body);
  const action = said.get("Action") ?? "";
  const name = said.get("CacheParameterGroupName") ?? "";
  const replicationGroup = said.get("ReplicationGroupId") ?? "";
  if (action === "DeleteReplicationGroup") deleted.add(replicationGroup);
  const isAgain = action === "CreateReplicationGroup" && deleted.delete(replicationGroup);
  if (action === "DescribeReplicationGroups" && deleted.has(replicationGroup)) {
    return notFound("ReplicationGroupNotFoundFault");
  }
  const group = groups.get(name);
  const shown = (one: string) =>
    `<CacheParameterGroupName>${one}</CacheParameterGroupName><CacheParameterGroupFamily>valkey8</CacheParameterGroupFamily><Description>Managed by Pulumi</Description><ARN>${arnOf("parametergroup", one)}</ARN>`;
  const answers: Readonly<Record<string, () => string>> = {
    CreateCacheParameterGroup: () => {
      groups.set(name, new Map());
      return `<CacheParameterGroup>${shown(name)}</CacheParameterGroup>`;
    },
    ModifyCacheParameterGroup: () => change(name, said, (all, key, value) => all.set(key, value)),
    ResetCacheParameterGroup: () => change(name, said, (all, key) => all.delete(key)),
    DescribeCacheParameterGroups: () =>
      `<CacheParameterGroups>${group ? `<CacheParameterGroup>${shown(name)}</CacheParameterGroup>` : ""}</CacheParameterGroups>`,
    DescribeCacheParameters: () =>
      `<Parameters>${[...(group ?? [])].map(([key, value]) => `<Parameter><ParameterName>${key}</ParameterName><ParameterValue>${value}</ParameterValue><Source>user</Source></Parameter>`).join("")}</Parameters>`,
    DeleteCacheParameterGroup: () => {
      groups.delete(name);
      return "";
    },
    DescribeCacheClusters: () => `<CacheClusters>${member(said.get("CacheClusterId") ?? "")}</CacheClusters>`,
    DeleteReplicationGroup: () =>
      `<ReplicationGroup><ReplicationGroupId>${replicationGroup}</ReplicationGroupId><Status>deleting</Status></ReplicationGroup>`,
    ModifyCacheSubnetGroup: () => "",
    DeleteCacheSubnetGroup: () => "",
    ModifyReplicationGroup: () => "",
    IncreaseReplicaCount: () => "",
    DecreaseReplicaCount: () => "",
  };
  // moto knows no tags of parameter groups, and no members of replication groups.
  if (action === "ListTagsForResource" && (said.get("ResourceName") ?? "").includes(":parametergroup:")) {
    return xml(action, "<TagList/>");
  }
  const answer = isAgain ? answers.DeleteReplicationGroup : answers[action];
  return answer ? xml(action, answer()) : undefined;
}

function notFound(code: string): AwsAnswer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>It is deleted.</Message></Error>`;
  return { status: 404, type: "text/xml", body: `<ErrorResponse>${error}<RequestId>1</RequestId></ErrorResponse>` };
}

function member(id: string): string {
  return `<CacheCluster><CacheClusterId>${id}</CacheClusterId><CacheClusterStatus>available</CacheClusterStatus><CacheNodeType>cache.m7g.large</CacheNodeType><Engine>valkey</Engine><EngineVersion>8.0</EngineVersion><NumCacheNodes>1</NumCacheNodes><ARN>${arnOf("cluster", id)}</ARN></CacheCluster>`;
}

function change(
  name: string,
  said: URLSearchParams,
  apply: (all: Map<string, string>, key: string, value: string) => void,
): string {
  const all = groups.get(name) ?? new Map<string, string>();
  for (const [key, parameter] of said) {
    if (key.endsWith(".ParameterName")) apply(all, parameter, said.get(key.replace(/Name$/, "Value")) ?? "");
  }
  return `<CacheParameterGroupName>${name}</CacheParameterGroupName>`;
}
