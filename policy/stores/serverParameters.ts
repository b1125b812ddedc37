import type { Holds } from "../judgeAny.ts";
import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import { serverType } from "./databaseTypes.ts";
import { unknown } from "../unknown.ts";
import { parameterIn } from "./parameterIn.ts";

/** A parameter of a server of RDS for PostgreSQL. */
interface ServerParameter {
  /** The parameter group of the server, or the server itself if that names no group of this stack. */
  readonly resource: PolicyResource;
  /** Its value, as a text; `undefined` where the group does not say it. */
  readonly value: Reading;
}

const groupType = "aws:rds/parameterGroup:ParameterGroup";

/**
 * Whether a server is of PostgreSQL. A copy does not say its engine, nor does one that is restored from a snapshot: then its group
 * of parameters says it, or the server that it copies.
 */
function isPostgresql(stack: PolicyStack, server: PolicyResource): Holds {
  const inputs = Reading.of(server.props);
  const engine = inputs.at("engine");
  if (engine.isGiven && !engine.isUnknown) return engine.value === "postgres";
  const { value: groupName } = inputs.at("parameterGroupName");
  const standard = typeof groupName === "string" ? /^default\.(.+)$/.exec(groupName)?.[1] : undefined;
  const family = groupOf(stack, server)?.props.family ?? standard;
  if (typeof family === "string") return family.startsWith("postgres");
  const source = sourceOf(stack, server);
  return source ? isPostgresql(stack, source) : undefined;
}

function groupOf(stack: PolicyStack, server: PolicyResource): PolicyResource | undefined {
  return stack.namedBy(server, "parameterGroupName").find(({ type }) => type === groupType);
}

function sourceOf(stack: PolicyStack, server: PolicyResource): PolicyResource | undefined {
  return stack.namedBy(server, "replicateSourceDb").find((one) => one.type === serverType && one !== server);
}

/**
 * The value that holds for one server of PostgreSQL. A copy that names no group has that of its source if it is in the same region, where
 * the source is named by its identifier (RDS API, CreateDBInstanceReadReplica, DBParameterGroupName). In another region, where it
 * is named by its ARN, the copy has AWS' own group.
 */
function valueFor(stack: PolicyStack, server: PolicyResource, name: string): ServerParameter {
  const group = groupOf(stack, server);
  if (group) return { resource: group, value: parameterIn(group, name) };
  const inputs = Reading.of(server.props);
  const unsaid = { resource: server, value: new Reading("parameterGroupName", undefined) };
  const source = inputs.at("parameterGroupName").isGiven ? undefined : sourceOf(stack, server);
  if (!source) return unsaid;
  const { isUnknown, value } = inputs.at("replicateSourceDb");
  if (isUnknown) return { resource: server, value: new Reading("parameterGroupName", unknown) };
  return String(value).startsWith("arn:") ? unsaid : valueFor(stack, source, name);
}

/**
 * A parameter of every server of RDS for PostgreSQL, copies too. Servers that share a group share its value. Where nobody can say whether
 * a server is of PostgreSQL, its value is unknown.
 *
 * @param stack what a program registered
 * @param name such as `rds.force_ssl`
 */
export function serverParameters(stack: PolicyStack, name: string): ServerParameter[] {
  return stack
    .ofType(serverType)
    .map((server) => [server, isPostgresql(stack, server)] as const)
    .filter(([, holds]) => holds !== false)
    .map(([server, holds]) =>
      holds ? valueFor(stack, server, name) : { resource: server, value: new Reading("engine", unknown) },
    );
}
