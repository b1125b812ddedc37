import { Reading } from "../reading.ts";

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
  return each(document.json.at("Statement")).map((one) => ({
    path: one.path,
    effect: one.at("Effect"),
    principals: parties(one.at("Principal")),
    notPrincipals: parties(one.at("NotPrincipal")),
    actions: each(one.at("Action")),
    notActions: each(one.at("NotAction")),
    resources: each(one.at("Resource")),
    notResources: each(one.at("NotResource")),
    condition: one.at("Condition"),
  }));
}

/** What may stand alone or in a list. */
function each(reading: Reading): readonly Reading[] {
  if (!reading.isGiven) return [];
  return reading.isUnknown || Array.isArray(reading.value) ? reading.items : [reading];
}

/** A principal is `*`, or lists by kind: `AWS`, `Service`, `Federated`. */
function parties(principal: Reading): readonly Reading[] {
  return typeof principal.value === "string" ? [principal] : principal.parts.flatMap(each);
}
