import type { NodeRow } from "./size.ts";

/** The bastion of every size: it only forwards connections. */
export const bastionRow: NodeRow = { count: 1, instanceType: { arm64: "t4g.micro", x86_64: "t3.micro" } };
