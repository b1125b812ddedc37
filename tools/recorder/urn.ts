const stackType = "pulumi:pulumi:Stack";

/** The parts of a URN: `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`. All resources of a stack share the `head`. */
export function urnParts(urn: string): { readonly head: string; readonly types: string; readonly name: string } {
  const [scheme = "", project = "", types = "", ...name] = urn.split("::");
  return { head: `${scheme}::${project}`, types, name: name.join("::") };
}

/** The URN that the engine gives to a resource. */
export function urnOf(head: string, type: string, name: string, parent: string | undefined): string {
  const above = parent === undefined ? "" : urnParts(parent).types;
  return [head, above === "" || above === stackType ? type : `${above}$${type}`, name].join("::");
}
