import type { PolicyResource } from "./policyResource.ts";

/** Everything that a program registered, for policies that look at several resources. */
export class PolicyStack {
  readonly resources: readonly PolicyResource[];
  readonly #byUrn: ReadonlyMap<string, PolicyResource>;
  readonly #byType: ReadonlyMap<string, readonly PolicyResource[]>;

  constructor(resources: readonly PolicyResource[]) {
    this.resources = resources;
    this.#byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    this.#byType = Map.groupBy(resources, ({ type }) => type);
  }

  /** Resources of these types: type by type, and those of a type in the order of registration. */
  ofType(...types: readonly string[]): PolicyResource[] {
    return types.flatMap((type) => this.#byType.get(type) ?? []);
  }

  /** The resources that an input of another one refers to. */
  namedBy(resource: PolicyResource, property: string): PolicyResource[] {
    return (resource.propertyDependencies[property] ?? []).flatMap((urn) => this.#byUrn.get(urn) ?? []);
  }

  /** The resources of a type that refer to a resource by an input. */
  referring(type: string, property: string, to: PolicyResource): PolicyResource[] {
    return this.ofType(type).filter((one) => one.propertyDependencies[property]?.includes(to.urn));
  }

  /**
   * The resources of a type that no other one refers to.
   *
   * @param type the type
   * @param apartFrom types whose references do not count, such as those of its own parts
   */
  unused(type: string, apartFrom: readonly string[]): PolicyResource[] {
    const used = new Set(
      this.resources
        .filter((one) => !apartFrom.includes(one.type))
        .flatMap(({ propertyDependencies }) => Object.values(propertyDependencies).flat()),
    );
    return this.ofType(type).filter(({ urn }) => !used.has(urn));
  }

  /** The resources that a resource is in, the nearest first. */
  ancestors(resource: PolicyResource): PolicyResource[] {
    const parent = resource.parent === undefined ? undefined : this.#byUrn.get(resource.parent);
    return parent ? [parent, ...this.ancestors(parent)] : [];
  }
}
