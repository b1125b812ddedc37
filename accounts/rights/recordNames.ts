import { nodeDomain } from "../../config/nodeDomain.ts";
import type { Names } from "./names.ts";

/** Names of the records in a request: in small letters, `\052` for a star (Route 53 developer guide, specifying conditions, 2026-11). */
export const recordNamesKey = "route53:ChangeResourceRecordSetsNormalizedRecordNames";

/** Patterns of a name and of all below it. */
export const withAllBelow = (domains: readonly string[]) => domains.flatMap((domain) => [domain, `*.${domain}`]);

/**
 * Patterns of the names whose records an environment may write: those of its GitLabs, and of its nodes.
 *
 * @param names of the environment
 * @returns absent: all names
 */
export function recordNames({ subject, stacks }: Names): string[] | undefined {
  return subject.domains && withAllBelow([...subject.domains, ...stacks.map(nodeDomain)]);
}
