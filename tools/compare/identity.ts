import type { RecordedResource } from "../recorder/recording.ts";

/** The same resource before and after. */
export interface Kept {
  readonly before: RecordedResource;
  readonly after: RecordedResource;
}

/** Who is who. */
export interface Matching {
  readonly kept: readonly Kept[];
  readonly created: readonly RecordedResource[];
  readonly deleted: readonly RecordedResource[];
}

interface AliasSpec {
  readonly name: string;
  readonly type: string;
  readonly stack: string;
  readonly project: string;
  readonly parenturn?: string;
  readonly noparent?: boolean;
}

/** An alias as the SDK sends it. */
interface Alias {
  readonly urn?: string;
  readonly spec?: AliasSpec;
}

const stackType = "pulumi:pulumi:Stack";

/**
 * Finds each resource's former self, by URN and by aliases, those of its parents included, as the engine does
 * (pkg/resource/deploy/step_generator.go of pulumi/pulumi, generateAliases, read 2026-11-21).
 *
 * @param before resources of the program that was
 * @param after resources of the program that is
 */
export function match(before: readonly RecordedResource[], after: readonly RecordedResource[]): Matching {
  const old = new Map(before.map((resource) => [resource.urn, resource]));
  const byUrn = new Map(after.map((resource) => [resource.urn, resource]));
  const former = new Map<string, readonly string[]>();
  const kept: Kept[] = [];
  const created: RecordedResource[] = [];
  for (const resource of after) {
    const urns = formerUrns(resource, byUrn.get(resource.parent ?? ""), former);
    former.set(resource.urn, urns);
    const urn = [resource.urn, ...urns].find((candidate) => old.has(candidate));
    const self = urn === undefined ? undefined : old.get(urn);
    if (!self) {
      created.push(resource);
      continue;
    }
    old.delete(self.urn); // one former self, one present one
    kept.push({ before: self, after: resource });
  }
  return { kept, created, deleted: [...old.values()] };
}

function formerUrns(
  resource: RecordedResource,
  parent: RecordedResource | undefined,
  former: ReadonlyMap<string, readonly string[]>,
): string[] {
  const own = (resource.options.aliases as readonly Alias[]).map((alias) => aliasUrn(alias, resource));
  const parents = parent ? (former.get(parent.urn) ?? []) : [];
  const inherited = parents.flatMap((urn) => {
    const name = inheritedName(resource.name, parent?.name ?? "", nameIn(urn));
    const child = { ...resource, name };
    const aliases = (resource.options.aliases as readonly Alias[]).map((alias) =>
      alias.spec ? aliasUrn({ spec: { ...alias.spec, name: alias.spec.name || name, parenturn: urn } }, child) : "",
    );
    return [urnOf(resource.urn, resource.type, name, urn), ...aliases];
  });
  return [...new Set([...own, ...inherited])].filter((urn) => urn !== "" && urn !== resource.urn);
}

/** A child that is named after its parent was named after the parent's former name. */
function inheritedName(name: string, parent: string, formerParent: string): string {
  return name.startsWith(parent) ? formerParent + name.slice(parent.length) : name;
}

function aliasUrn({ urn, spec }: Alias, resource: RecordedResource): string {
  if (urn) return urn;
  if (!spec) return "";
  const parent = spec.noparent ? undefined : (spec.parenturn ?? "") || resource.parent;
  const [scheme, project] = resource.urn.split("::");
  const stack = spec.stack ? `urn:pulumi:${spec.stack}` : scheme;
  const like = [stack, spec.project || project, "", ""].join("::");
  return urnOf(like, spec.type || resource.type, spec.name || resource.name, parent);
}

/** A URN with stack and project of another one. */
function urnOf(like: string, type: string, name: string, parent: string | undefined): string {
  const [scheme, project] = like.split("::");
  const parentType = parent?.split("::")[2];
  const qualified = parentType && parentType !== stackType ? `${parentType}$${type}` : type;
  return [scheme, project, qualified, name].join("::");
}

function nameIn(urn: string): string {
  return urn.split("::").slice(3).join("::");
}
