/** The last part of a type token: `Vpc` of `aws:ec2/vpc:Vpc`. */
export function shortType(type: string): string {
  return type.split(":").at(-1) ?? type;
}

/** The title of a resource for people and references: its type and a name, such as `Vpc gitlab-network`. */
export function titleOf({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${shortType(type)} ${name}`;
}
