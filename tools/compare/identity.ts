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
  /** What the parents that moved were called. */
  const former = new Map<string, string>();
  const kept: Kept[] = [];
  const created: RecordedResource[] = [];
  for (const resource of after) {
    const urns = formerUrns(resource, byUrn.get(resource.parent ?? ""), former);
    const urn = [resource.urn, ...urns].find((candidate) => old.has(candidate));
    const self = urn === undefined ? undefined : old.get(urn);
    if (!self) {
      created.push(resource);
      continue;
    }
    if (self.urn !== resource.urn) former.set(resource.urn, self.urn); // children inherit only an alias that was found
    old.delete(self.urn); // one former self, one present one
    kept.push({ before: self, after: resource });
  }
  return { kept, created, deleted: [...old.values()] };
}

function formerUrns(
  resource: RecordedResource,
  parent: RecordedResource | undefined,
  former: ReadonlyMap<string, string>,
): string[] {
  const aliases = resource.options.aliases as readonly Alias[];
  const own = aliases.map((alias) => aliasUrn(alias, resource));
  const urn = former.get(parent?.urn ?? "");
  const inherited =
    urn === undefined ? [] : [resource.urn, ...own].map((one) => underFormer(one, resource, urn, parent));
  return [...new Set([...own, ...inherited])].filter((one) => one !== "" && one !== resource.urn);
}

/** A URN as it was under the parent's former one. A child that is named after its parent was named after that, too. */
function underFormer(
  urn: string,
  resource: RecordedResource,
  formerParent: string,
  parent: RecordedResource | undefined,
): string {
  const type = urn.split("::")[2]?.split("$").at(-1) ?? resource.type;
  const [name, now] = [nameIn(urn), parent?.name ?? ""];
  const then = name.startsWith(now) ? nameIn(formerParent) + name.slice(now.length) : name;
  return urnOf(resource.urn, type, then, formerParent);
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
