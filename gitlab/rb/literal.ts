/** A value that has a Ruby literal. */
export type RubyValue =
  string | number | boolean | null | readonly RubyValue[] | { readonly [key: string]: RubyValue } | RubyCode;

/** Ruby code that is used as it is, in place of a value. */
export class RubyCode {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/**
 * Writes a value as a Ruby literal. Strings are single-quoted, so nothing in them is interpolated.
 *
 * @param value any value
 * @param indent spaces that continued lines of a hash start with
 * @returns Ruby text that evaluates to the value
 */
export function literal(value: RubyValue, indent = ""): string {
  if (value === null) return "nil";
  if (typeof value === "string") return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (value instanceof RubyCode) return value.code;
  if (isList(value)) return `[${value.map((item) => literal(item, indent)).join(", ")}]`;
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  const inner = `${indent}  `;
  const lines = entries.map(([key, item]) => `${inner}${literal(key)} => ${literal(item, inner)},`);
  return ["{", ...lines, `${indent}}`].join("\n");
}

function isList(value: object): value is readonly RubyValue[] {
  return Array.isArray(value);
}
