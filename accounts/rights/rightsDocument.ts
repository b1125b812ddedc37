/** Values of a condition by its operator and key. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A statement of a policy of a role, with plain values. */
export interface RightsStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Condition;
}

/** A managed policy: a name that stays, and its document. */
export interface RightsDocument {
  /** Part of the policy's name, such as `network`. */
  readonly name: string;
  readonly document: { readonly Version: "2012-10-17"; readonly Statement: readonly RightsStatement[] };
}

/** Most characters of a managed policy, without white space (IAM user guide, IAM and AWS STS quotas, 2026-11). */
export const longestPolicy = 6144;
