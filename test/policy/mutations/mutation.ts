/** Inputs of a resource. */
export type Inputs = Readonly<Record<string, unknown>>;

/**
 * A change of the program that breaks a policy: the type, the logical name, and inputs that replace those of the
 * program. A resource whose name begins with `mutant` is added. The finding is about this resource, if no other one is named.
 */
export type Mutation = readonly [
  type: string,
  name: string,
  inputs: Inputs,
  found?: readonly [type: string, name: string],
];

/** Mutations by the name of the policy. */
export type Mutations = Readonly<Record<string, Mutation>>;

/** A policy document with one statement. */
export const document = (statement: Inputs): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
