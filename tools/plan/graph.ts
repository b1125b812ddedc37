import type { RecordedResource } from "../recorder/recording.ts";
import { referencesIn } from "../recorder/references.ts";

/** Recorded resources, with the references between them and the components that contain them. */
export class ResourceGraph {
  readonly resources: readonly RecordedResource[];
  readonly #byUrn: ReadonlyMap<string, RecordedResource>;
  readonly #byMark: ReadonlyMap<string, RecordedResource>;

  constructor(resources: readonly RecordedResource[]) {
    this.resources = resources;
    this.#byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    this.#byMark = new Map(resources.filter(({ custom }) => custom).map((resource) => [resource.mark, resource]));
  }

  /** Resources whose type token ends with a text such as `ec2/instance:Instance`, in the order of registration. */
  ofType(type: string): RecordedResource[] {
    return this.resources.filter((resource) => resource.type.endsWith(type));
  }

  /** The resources that a value refers to. */
  namedIn(value: unknown): RecordedResource[] {
    return referencesIn(value).flatMap((inside) => this.#byMark.get(inside.slice(0, inside.lastIndexOf("."))) ?? []);
  }

  /** The first resource that a value refers to. */
  oneNamedIn(value: unknown): RecordedResource | undefined {
    return this.namedIn(value)[0];
  }

  /** The resources with these URNs. */
  all(urns: readonly string[]): RecordedResource[] {
    return urns.flatMap((urn) => this.#byUrn.get(urn) ?? []);
  }

  /** From the component right below the stack down to the resource itself. Rooms are left out. */
  path(resource: RecordedResource): RecordedResource[] {
    const chain: RecordedResource[] = [];
    for (let one: RecordedResource | undefined = resource; one; one = this.#around(one)) chain.unshift(one);
    return chain.slice(1);
  }

  /**
   * The component right below the top one that a resource belongs to. A resource outside of all components is its own.
   */
  component(resource: RecordedResource): RecordedResource {
    return this.path(resource)[1] ?? resource;
  }

  /** Direct children and those in its rooms. */
  children(parent: RecordedResource): RecordedResource[] {
    return this.resources.filter((resource) => !this.#isRoom(resource) && this.#around(resource) === parent);
  }

  /** The nearest parent of a resource that is not a room. */
  #around({ parent }: RecordedResource): RecordedResource | undefined {
    const around = this.#byUrn.get(parent ?? "");
    return around && this.#isRoom(around) ? this.#around(around) : around;
  }

  /** A room is a component with its parent's name. It only groups a few resources of the parent. */
  #isRoom({ custom, name, parent }: RecordedResource): boolean {
    const around = this.#byUrn.get(parent ?? "");
    return !custom && around !== undefined && !around.type.startsWith("pulumi:") && around.name === name;
  }
}
