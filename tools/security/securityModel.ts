import * as v from "valibot";
import { facts, list, said, texts } from "../plan/schema.ts";

const outbound = facts({
  from: said("Security group that connects.", v.string()),
  port: v.string(),
  to: said("Addresses and security groups that it may connect to.", texts),
  why: v.string(),
});

/** A connection that a security group may open. */
export type Outbound = v.InferOutput<typeof outbound>;

const passage = facts({
  from: said("A role, or a party outside.", v.string()),
  to: said("A role, or a party outside.", v.string()),
  ports: texts,
  halfOpen: said("Ports that only one of the two security groups allows: connections fail.", texts),
});

/** Who may connect to whom: what both sides allow. */
export type Passage = v.InferOutput<typeof passage>;

const statement = facts({
  policy: v.string(),
  effect: v.string(),
  actions: texts,
  resources: texts,
  conditional: said("Whether it holds under conditions only.", v.boolean()),
  wildcards: said("What it does not name one by one; empty: every action and resource is named.", texts),
});

/** What a policy of a role allows or denies. */
export type Statement = v.InferOutput<typeof statement>;

const roleRights = facts({
  role: v.string(),
  trusted: said("Who may take the role.", texts),
  statements: said("Of its inline policies.", list(statement)),
  managed: said("Names of its managed policies. What they allow is not known here.", texts),
});

/** An IAM role, who may take it, and what it allows. */
export type RoleRights = v.InferOutput<typeof roleRights>;

/** What the table of controls has a column for. */
export const aspects = [
  "Encryption at rest",
  "TLS in transit",
  "Instance metadata",
  "Public access",
  "Logging",
] as const;

const control = facts({
  aspect: v.picklist(aspects),
  holds: said("yes; no; said: it is shown, and a person judges it.", v.picklist(["yes", "no", "said"])),
  says: v.string(),
});

/** What the inputs of a resource say about one aspect of its security. */
export type Control = v.InferOutput<typeof control>;

const controlled = facts({
  type: v.string(),
  resources: said("Resources of which all of this is true.", texts),
  controls: list(control),
});

/** Resources with the same controls. */
export type Controlled = v.InferOutput<typeof controlled>;

const gap = facts({
  type: v.string(),
  resources: texts,
  aspect: v.picklist(aspects),
  says: v.string(),
  why: said("Why it need not hold; empty: no reason is known.", v.string()),
});

/** A control that does not hold, and why. */
export type Gap = v.InferOutput<typeof gap>;

const leftExample = facts({ value: v.string(), keys: said("Settings that have it.", texts) });

/** An address or domain for examples that was left in the stack file. */
export type LeftExample = v.InferOutput<typeof leftExample>;

/** What a security reviewer looks for, besides the inbound rules. */
export const security = facts({
  outbound: said("Outbound connections that are allowed.", list(outbound)),
  passages: said("Who may connect to whom.", list(passage)),
  rights: said("IAM roles, and what they allow.", list(roleRights)),
  controls: said("Encryption, TLS, instance metadata, public access and logging, as registered.", list(controlled)),
  gaps: said("The controls that do not hold, those without a reason first.", list(gap)),
  examples: said("Example addresses and domains that were left in the stack file.", list(leftExample)),
});

/** What a security reviewer looks for, besides the inbound rules. */
export type Security = v.InferOutput<typeof security>;
