import type { PolicyResource } from "../policyResource.ts";
import type { Reading } from "../reading.ts";

/** Whom a rule admits, or where it lets traffic go. */
export type Direction = "ingress" | "egress";

/** One rule of a security group, however it is written. */
export interface SecurityGroupRule {
  /** The resource that it is written in. */
  readonly resource: PolicyResource;
  readonly direction: Direction;
  readonly protocol: Reading;
  readonly from: Reading;
  readonly to: Reading;
  readonly description: Reading;
  /** Blocks of addresses, IPv4 and IPv6. */
  readonly cidrs: readonly Reading[];
  /** Ids of prefix lists. */
  readonly prefixLists: readonly Reading[];
  /** Top-level input that the ids are in, by which the lists themselves are found. */
  readonly listInput: string;
}
