import { diffLines } from "diff";
import { stringify } from "yaml";
import { objectKinds } from "../../config/decisions/bucketPlans.ts";
import { broughtFiles, type BundleFile } from "../../gitlab/files.ts";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";
import { plainOptions } from "../../tools/recorder/recordedOptions.ts";

/** Texts of resources, by `type name`, in the order of their names. */
export type ResourceTexts = ReadonlyMap<string, string>;

/**
 * Writes down everything that the engine gets for each resource: parent, inputs, options, and the dependencies that no input
 * shows.
 *
 * @param recording made with references, so that an input shows where it comes from
 */
export function resourceTexts({ resources }: Recording): ResourceTexts {
  const byUrn = new Map(resources.map((one) => [one.urn, one]));
  const texts = resources.map((one) => [titleOf(one), textOf(one, byUrn)] as const);
  const titles = texts.map(([title]) => title);
  const twice = titles.filter((title, position) => titles.indexOf(title) !== position);
  if (twice.length > 0) throw new Error(`Two resources have the same type and name: ${twice.join(", ")}.`);
  return new Map(texts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The whole golden of one case. Buckets of objects differ only in their kind and are shown once.
 *
 * @param texts of the case
 */
export function wholeText(texts: ResourceTexts): string {
  const shapes = new Map<string, string[]>();
  for (const [title, text] of texts) {
    const kind = objectKinds.find((one) => title.endsWith(`gitlab-buckets-${one}`));
    const shape = kind === undefined ? `${title}\n${text}` : `${title}\n${text}`.replaceAll(kind, "<kind>");
    shapes.set(shape, [...(shapes.get(shape) ?? []), ...(kind === undefined ? [] : [kind])]);
  }
  return [...shapes].map(([shape, kinds]) => shape.replace("<kind>", `<${kinds.join(" ")}>`)).join("\n");
}

/**
 * The golden of a case as a difference from another one: added, removed and changed resources.
 *
 * @param before texts of the case that is pinned whole
 * @param after texts of this case
 */
export function differenceText(before: ResourceTexts, after: ResourceTexts): string {
  const titles = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return titles
    .flatMap((title) => {
      const [was, is] = [before.get(title), after.get(title)];
      if (was === is) return [];
      if (is === undefined) return [`- ${title}\n`];
      if (was === undefined) return [`+ ${title}\n${prefixed("+", is)}`];
      const changed = diffLines(was, is).map(({ value, added, removed }) =>
        added || removed ? prefixed(added ? "+" : "-", value) : "",
      );
      return [`~ ${title}\n${changed.join("")}`];
    })
    .join("\n");
}

function prefixed(sign: string, text: string): string {
  return text.replaceAll(/^(?=.)/gm, `${sign} `);
}

function titleOf({ type, name }: RecordedResource): string {
  return `${type} ${name}`;
}

function textOf(one: RecordedResource, byUrn: ReadonlyMap<string, RecordedResource>): string {
  const parent = byUrn.get(one.parent ?? "");
  const shown = new Set(Object.values(one.propertyDependencies).flat());
  const after = one.dependencies.filter((urn) => !shown.has(urn));
  const facts = {
    parent: parent && titleOf(parent),
    ...optionsOf(one),
    after: after.length > 0 ? wholes(after, byUrn).toSorted() : undefined,
    secrets: one.secretPaths.length > 0 ? one.secretPaths : undefined,
    inputs: one.custom || one.remote ? readable(one.inputs) : undefined,
  };
  return stringify(facts, { lineWidth: 0, keepUndefined: false }).replaceAll(/^/gm, "  ").replace(/ +$/, "");
}

/** Options with a value. The provider has a separate test, and aliases to other types belong to the SDK. */
function optionsOf({ options }: RecordedResource): Record<string, unknown> {
  const said = Object.entries({ ...options, aliases: options.aliases.filter(isOurs), provider: undefined });
  return Object.fromEntries(
    said.filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(plainOptions[name as keyof typeof plainOptions]),
    ),
  );
}

function isOurs(alias: unknown): boolean {
  return (alias as { spec?: { name?: string } }).spec?.name !== "";
}

/** Replaces all resources of a component by the component's name: a dependency on a component expands to them. */
function wholes(urns: readonly string[], byUrn: ReadonlyMap<string, RecordedResource>): string[] {
  const left = new Set(urns);
  const components = [...byUrn.values()]
    .filter(({ custom }) => !custom)
    .map((component) => ({ component, made: madeBy(component.urn, byUrn) }))
    .filter(({ made }) => made.length > 1 && made.every((urn) => left.has(urn)))
    .toSorted((a, b) => b.made.length - a.made.length);
  const names: string[] = [];
  for (const { component, made } of components) {
    if (!made.every((urn) => left.has(urn))) continue;
    for (const urn of made) left.delete(urn);
    left.delete(component.urn);
    names.push(`all of ${titleOf(component)}`);
  }
  return [...names, ...[...left].map((urn) => titleOf(byUrn.get(urn)!))];
}

/** The resources that a dependency on a component waits for, without those that another process creates. */
function madeBy(urn: string, byUrn: ReadonlyMap<string, RecordedResource>): string[] {
  return [...byUrn.values()]
    .filter(({ parent }) => parent === urn)
    .flatMap((child) => (child.custom || child.remote ? [child.urn] : madeBy(child.urn, byUrn)));
}

const brought = broughtFiles().toSorted((a, b) => b.content.length - a.content.length);

/** Shows documents with their content, and files that have other tests by their names. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (isBrought(value)) return `${value.path} ${value.mode}`;
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, inner]) => [name, readable(inner)]),
    );
  if (typeof value !== "string") return value;
  if (isJson(value)) return readable(JSON.parse(value));
  if (value.startsWith("name: GitLab")) return "(the recipe of the image)";
  const text = brought.reduce((left, { path, content }) => left.replace(content, `(${path})\n`), value);
  return text.replaceAll(/\b[0-9a-f]{64}\b/g, "(hash)");
}

function isBrought(value: unknown): value is BundleFile {
  return brought.some(({ content }) => content === (value as Partial<BundleFile> | null)?.content);
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
