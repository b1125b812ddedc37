/** The kind of resource, by the prefix of its id. */
export type IdKind = "ami" | "snap" | "subnet" | "vpc";

/**
 * Whether a text is the id of an Amazon EC2 resource: its prefix and 17 hexadecimal digits, or 8 digits for resources
 * created before 2018 (Amazon EC2 user guide, resource IDs, 2026-11).
 *
 * @param kind prefix
 * @param text what the stack file says
 */
export function isAwsId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${kind}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`).test(text);
}
