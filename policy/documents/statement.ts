import { Reading } from "../reading.ts";
import { oneOrMany } from "./oneOrMany.ts";

/** A statement of a policy document: of a role, a bucket, a key, a topic. Each part is read by itself, so one that is unknown hides no other. */
export interface Statement {
  /** Such as `policy.Statement[0]`. */
  readonly path: string;
  readonly effect: Reading;
  /** Whom it is about, one by one: `*`, an ARN, a service. None in the policies of a role. */
  readonly principals: readonly Reading[];
  /** Whom it is not about, which means everybody else. */
  readonly notPrincipals: readonly Reading[];
  readonly actions: readonly Reading[];
  readonly notActions: readonly Reading[];
  readonly resources: readonly Reading[];
  readonly notResources: readonly Reading[];
  readonly condition: Reading;
}

/**
 * The statements of a policy document.
 *
 * @param document JSON as a text, or the object itself. An unknown document is one statement of which everything is unknown
 */
export function statementsOf(document: Reading): Statement[] {
  return oneOrMany(document.json.at("Statement")).map((one) => ({
    path: one.path,
    effect: one.at("Effect"),
    principals: parties(one.at("Principal")),
    notPrincipals: parties(one.at("NotPrincipal")),
    actions: oneOrMany(one.at("Action")),
    notActions: oneOrMany(one.at("NotAction")),
    resources: oneOrMany(one.at("Resource")),
    notResources: oneOrMany(one.at("NotResource")),
    condition: one.at("Condition"),
  }));
}

/** A principal is `*`, or lists by kind: `AWS`, `Service`, `Federated`. */
function parties(principal: Reading): readonly Reading[] {
  return typeof principal.value === "string" ? [principal] : principal.parts.flatMap(oneOrMany);
}
