/**
 * The last part of a type token.
 *
 * @param type such as `aws:ec2/instance:Instance`
 */
export function short(type: string): string {
  return type.split(":").at(-1) ?? type;
}
