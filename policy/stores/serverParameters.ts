import type { PolicyResource } from "../policyResource.ts";
import type { PolicyStack } from "../policyStack.ts";
import { Reading } from "../reading.ts";
import { serverType } from "./databaseTypes.ts";
import { parameterIn } from "./parameterIn.ts";

/** A parameter of a server of RDS for PostgreSQL. */
interface ServerParameter {
  /** The parameter group of the server, or the server itself if that names no group of this stack. */
  readonly resource: PolicyResource;
  /** Its value, as a text; `undefined` where the group does not say it. */
  readonly value: Reading;
}

const groupType = "aws:rds/parameterGroup:ParameterGroup";

/** A copy does not say its engine: it counts if it copies a server of this stack that is PostgreSQL, or its group is for it. */
function isPostgresql(stack: PolicyStack, server: PolicyResource): boolean {
  const { value: engine } = Reading.of(server.props).at("engine");
  if (typeof engine === "string") return engine === "postgres";
  return stack
    .namedBy(server, "parameterGroupName")
    .some(({ props }) => String(Reading.of(props).at("family").value).startsWith("postgres"));
}

/**
 * A parameter of every server of RDS for PostgreSQL, read copies too. Servers that share a group share its value.
 *
 * @param stack what a program registered
 * @param name such as `rds.force_ssl`
 */
export function serverParameters(stack: PolicyStack, name: string): ServerParameter[] {
  return stack
    .ofType(serverType)
    .filter((server) => isPostgresql(stack, server))
    .map((server) => {
      const group = stack.namedBy(server, "parameterGroupName").find(({ type }) => type === groupType);
      if (!group) return { resource: server, value: new Reading("parameterGroupName", undefined) };
      return { resource: group, value: parameterIn(group, name) };
    });
}
