import { xml, type AwsAnswer, type Play } from "./request.ts";

/** Parameter groups by name, each with its parameters. */
type Groups = Map<string, Map<string, string>>;

const arnOf = (kind: string, name: string) => `arn:aws:elasticache:us-east-1:123456789012:${kind}:${name}`;

const shown = (group: string) =>
  `<CacheParameterGroupName>${group}</CacheParameterGroupName><CacheParameterGroupFamily>valkey8</CacheParameterGroupFamily><Description>Managed by Pulumi</Description><ARN>${arnOf("parametergroup", group)}</ARN>`;

const parameter = ([name, value]: readonly [string, string]) =>
  `<Parameter><ParameterName>${name}</ParameterName><ParameterValue>${value}</ParameterValue><Source>user</Source></Parameter>`;

/** What moto has no answer for, by operation. */
const answers: Readonly<Record<string, (groups: Groups, said: URLSearchParams) => string>> = {
  CreateCacheParameterGroup: (groups, said) => {
    groups.set(nameOf(said), new Map());
    return `<CacheParameterGroup>${shown(nameOf(said))}</CacheParameterGroup>`;
  },
  ModifyCacheParameterGroup: (groups, said) => change(groups, said, (all, key, value) => all.set(key, value)),
  ResetCacheParameterGroup: (groups, said) => change(groups, said, (all, key) => all.delete(key)),
  DescribeCacheParameterGroups: (groups, said) =>
    `<CacheParameterGroups>${groups.has(nameOf(said)) ? `<CacheParameterGroup>${shown(nameOf(said))}</CacheParameterGroup>` : ""}</CacheParameterGroups>`,
  DescribeCacheParameters: (groups, said) =>
    `<Parameters>${[...(groups.get(nameOf(said)) ?? [])].map(parameter).join("")}</Parameters>`,
  DeleteCacheParameterGroup: (groups, said) => {
    groups.delete(nameOf(said));
    return "";
  },
  DescribeCacheClusters: (_, said) => `<CacheClusters>${member(said.get("CacheClusterId") ?? "")}</CacheClusters>`,
  DeleteReplicationGroup: (_, said) => replicationGroup(said),
  ModifyCacheSubnetGroup: () => "",
  DeleteCacheSubnetGroup: () => "",
  ModifyReplicationGroup: () => "",
  IncreaseReplicaCount: () => "",
  DecreaseReplicaCount: () => "",
};

const nameOf = (said: URLSearchParams) => said.get("CacheParameterGroupName") ?? "";
const replicationGroupOf = (said: URLSearchParams) => said.get("ReplicationGroupId") ?? "";
const replicationGroup = (said: URLSearchParams) =>
  `<ReplicationGroup><ReplicationGroupId>${replicationGroupOf(said)}</ReplicationGroupId><Status>deleting</Status></ReplicationGroup>`;

/**
 * Plays what moto lacks of ElastiCache: parameter groups, and changes of other things, which it only accepts (botocore's
 * model of elasticache, 2026-11).
 */
export function playElastiCache(): Play {
  const groups: Groups = new Map();
  const deleted = new Set<string>(); // replication groups: moto never ends to delete them, so that it still has them
  return ({ body }) => {
    const said = new URLSearchParams(body);
    const action = said.get("Action") ?? "";
    const name = replicationGroupOf(said);
    if (action === "DeleteReplicationGroup") deleted.add(name);
    if (action === "DescribeReplicationGroups" && deleted.has(name)) return replicationGroupNotFound;
    if (action === "CreateReplicationGroup" && deleted.delete(name)) return xml(action, replicationGroup(said));
    // moto knows no tags of parameter groups, and no members of replication groups.
    if (action === "ListTagsForResource" && (said.get("ResourceName") ?? "").includes(":parametergroup:"))
      return xml(action, "<TagList/>");
    const answer = answers[action];
    return answer && xml(action, answer(groups, said));
  };
}

const replicationGroupNotFound: AwsAnswer = {
  status: 404,
  type: "text/xml",
  body: "<ErrorResponse><Error><Type>Sender</Type><Code>ReplicationGroupNotFoundFault</Code><Message>It is deleted.</Message></Error><RequestId>1</RequestId></ErrorResponse>",
};

function member(id: string): string {
  return `<CacheCluster><CacheClusterId>${id}</CacheClusterId><CacheClusterStatus>available</CacheClusterStatus><CacheNodeType>cache.m7g.large</CacheNodeType><Engine>valkey</Engine><EngineVersion>8.0</EngineVersion><NumCacheNodes>1</NumCacheNodes><ARN>${arnOf("cluster", id)}</ARN></CacheCluster>`;
}

function change(
  groups: Groups,
  said: URLSearchParams,
  apply: (all: Map<string, string>, key: string, value: string) => void,
): string {
  const name = nameOf(said);
  const all = groups.get(name) ?? new Map<string, string>();
  for (const [key, parameter] of said) {
    if (key.endsWith(".ParameterName")) apply(all, parameter, said.get(key.replace(/Name$/, "Value")) ?? "");
  }
  return `<CacheParameterGroupName>${name}</CacheParameterGroupName>`;
}
