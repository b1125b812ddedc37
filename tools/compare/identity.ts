import type { RecordedOptions, RecordedResource } from "../recorder/recording.ts";
import { urnOf, urnParts } from "../recorder/urn.ts";

/** A resource that exists on both sides. */
export interface Kept {
  readonly before: RecordedResource;
  readonly after: RecordedResource;
}

interface Matching {
  readonly kept: readonly Kept[];
  readonly created: readonly RecordedResource[];
  readonly deleted: readonly RecordedResource[];
}

/**
 * Finds the resource of the side before for each resource, by its URN and by its own and inherited aliases, as the
 * engine does
 * (pkg/resource/deploy/step_generator.go of pulumi/pulumi, generateAliases, read 2026-11-21).
 */
export function match(before: readonly RecordedResource[], after: readonly RecordedResource[]): Matching {
  const old = new Map(before.map((resource) => [resource.urn, resource]));
  const byUrn = new Map(after.map((resource) => [resource.urn, resource]));
  /** Former URNs of the resources that moved, by current URN. */
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
    if (self.urn !== resource.urn) former.set(resource.urn, self.urn); // children inherit only the alias that matched
    old.delete(self.urn); // no other resource can match it
    kept.push({ before: self, after: resource });
  }
  return { kept, created, deleted: [...old.values()] };
}

function formerUrns(
  resource: RecordedResource,
  parent: RecordedResource | undefined,
  former: ReadonlyMap<string, string>,
): string[] {
  const own = resource.options.aliases.map((alias) => aliasUrn(alias, resource));
  const urn = former.get(parent?.urn ?? "");
  const inherited =
    urn === undefined ? [] : [resource.urn, ...own].map((one) => underFormer(one, resource, urn, parent));
  return [...new Set([...own, ...inherited])].filter((one) => one !== "" && one !== resource.urn);
}

/** The URN below the parent's former URN. A child that is named after its parent was named after the former name. */
function underFormer(
  urn: string,
  resource: RecordedResource,
  formerParent: string,
  parent: RecordedResource | undefined,
): string {
  const { types, name } = urnParts(urn);
  const now = parent?.name ?? "";
  const then = name.startsWith(now) ? urnParts(formerParent).name + name.slice(now.length) : name;
  return urnOf(urnParts(resource.urn).head, types.split("$").at(-1) ?? types, then, formerParent);
}

function aliasUrn({ urn, spec }: RecordedOptions["aliases"][number], resource: RecordedResource): string {
  if (urn) return urn;
  if (!spec) return "";
  const parent = spec.noparent ? undefined : spec.parenturn || resource.parent;
  const [scheme, project] = resource.urn.split("::");
  const head = `${spec.stack ? `urn:pulumi:${spec.stack}` : (scheme ?? "")}::${spec.project || (project ?? "")}`;
  return urnOf(head, spec.type || resource.type, spec.name || resource.name, parent);
}
