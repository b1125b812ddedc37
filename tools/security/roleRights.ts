import type { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { RoleRights, Statement } from "./securityModel.ts";
import { wildcards } from "./wildcards.ts";

/** A statement as it is written: one text, or a list. */
type OneOrMore = string | readonly string[] | undefined;

interface WrittenStatement {
  readonly Effect?: string;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Condition?: unknown;
  readonly Principal?: string | Readonly<Record<string, OneOrMore>>;
}

/** The IAM roles, who may take each, and what its policies allow. */
export function roleRights(graph: ResourceGraph): RoleRights[] {
  // Dependencies would do too much: a policy that may pass another role depends on that one, too.
  const of = (role: RecordedResource, type: string) =>
    graph.ofType(type).filter(({ inputs }) => graph.oneNamedIn(inputs.role) === role);
  return graph
    .ofType("iam/role:Role")
    .map((role) => ({
      role: role.name,
      trusted: statementsIn(role.inputs.assumeRolePolicy).flatMap(({ Principal }) => principals(Principal)),
      statements: of(role, "iam/rolePolicy:RolePolicy")
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .flatMap(({ name, inputs }) => statements(name.slice(role.name.length + 1), inputs.policy)),
      managed: of(role, "iam/rolePolicyAttachment:RolePolicyAttachment")
        .map(({ inputs }) => String(inputs.policyArn).split("/").at(-1) ?? "")
        .toSorted(),
    }))
    .toSorted((a, b) => (a.role < b.role ? -1 : 1));
}

function statements(policy: string, text: unknown): Statement[] {
  return statementsIn(text).map(({ Effect = "", Action, NotAction, Resource, NotResource, Condition }) => {
    const [actions, resources] = [all(Action, NotAction), all(Resource, NotResource)];
    const conditional = Condition !== undefined;
    return { policy, effect: Effect, actions, resources, conditional, wildcards: wildcards(actions, resources) };
  });
}

/** What is named, and what is left out, which is a wildcard for all else. */
function all(named: OneOrMore, leftOut: OneOrMore): string[] {
  return [...listed(named), ...(leftOut === undefined ? [] : [`* except ${listed(leftOut).join(", ")}`])];
}

function listed(value: OneOrMore): readonly string[] {
  return value === undefined ? [] : typeof value === "string" ? [value] : value;
}

function principals(principal: WrittenStatement["Principal"]): string[] {
  if (principal === undefined) return [];
  return typeof principal === "string" ? [principal] : Object.values(principal).flatMap(listed);
}

/** The statements of a policy; a policy that is not known yet is one statement that says so. */
function statementsIn(text: unknown): readonly WrittenStatement[] {
  try {
    const { Statement: written = [] } = JSON.parse(String(text)) as {
      Statement?: WrittenStatement | WrittenStatement[];
    };
    return Array.isArray(written) ? written : [written];
  } catch {
    const unknown = "known only after deployment";
    return [{ Effect: "", Action: unknown, Resource: unknown, Principal: unknown }];
  }
}
