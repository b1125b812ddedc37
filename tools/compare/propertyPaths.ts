/** Names from the outermost value inwards. `*` matches any name; items of a list have numbers. */
export type Path = readonly string[];

/**
 * Reads a property path as Pulumi writes it in `ignoreChanges`: `a.b`, `tags["with.dot"]`, `rules[0].days`,
 * `rules[*].days`.
 */
export function parsePath(text: string): Path {
  return [...text.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[([^\]]*)\]|([^.[\]]+)/g)].map(
    ([, quoted, bracketed, plain]) => quoted?.replaceAll(/\\(.)/g, "$1") ?? bracketed ?? plain ?? "",
  );
}

/** Writes a path in the form that {@link parsePath} reads. */
export function formatPath(path: Path): string {
  return path
    .map((name, depth) => (/[.[\]"]/.test(name) ? `[${JSON.stringify(name)}]` : depth === 0 ? name : `.${name}`))
    .join("");
}

/** Whether a pattern covers the whole value at a path, only something inside it, or none of it. */
type Meeting = { readonly kind: "whole" } | { readonly kind: "inside"; readonly rest: Path } | { readonly kind: "no" };

/** Matches the pattern of an option with the path of a value. */
export function meet(path: Path, pattern: Path): Meeting {
  const same = pattern.slice(0, path.length).every((name, depth) => name === "*" || name === path[depth]);
  if (!same) return { kind: "no" };
  return pattern.length <= path.length ? { kind: "whole" } : { kind: "inside", rest: pattern.slice(path.length) };
}

/** The values at a path inside a value. */
export function pick(value: unknown, [name, ...rest]: Path): unknown[] {
  if (name === undefined) return [value];
  return inner(value)
    .filter(([key]) => name === "*" || key === name)
    .flatMap(([, item]) => pick(item, rest));
}

/** A value without what is at a path inside it. */
export function omit(value: unknown, [name, ...rest]: Path): unknown {
  const entries = inner(value);
  if (name === undefined || entries.length === 0) return value;
  const kept = entries.flatMap(([key, item]) => {
    if (name !== "*" && key !== name) return [[key, item] as const];
    return rest.length > 0 ? [[key, omit(item, rest)] as const] : [];
  });
  return Array.isArray(value) ? kept.map(([, item]) => item) : Object.fromEntries(kept);
}

function inner(value: unknown): (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
