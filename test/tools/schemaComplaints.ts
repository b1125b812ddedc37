/** The part of JSON Schema that docs/plan.schema.json uses. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: "object" | "array" | "string" | "number" | "integer" | "boolean";
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
}

const kinds = {
  object: (value: unknown) => typeof value === "object" && value !== null && !Array.isArray(value),
  array: Array.isArray,
  string: (value: unknown) => typeof value === "string",
  number: (value: unknown) => typeof value === "number",
  integer: Number.isInteger,
  boolean: (value: unknown) => typeof value === "boolean",
};

/** Everything in which a value differs from a schema. */
export function complaints(schema: Schema, value: unknown, root: Schema, path = "$"): string[] {
  if (schema.$ref !== undefined) return complaints(pointed(root, schema.$ref), value, root, path);
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${path}: is not one of ${schema.enum.join(", ")}`];
  if (schema.const !== undefined && value !== schema.const) return [`${path}: is not ${JSON.stringify(schema.const)}`];
  if (schema.type !== undefined && !kinds[schema.type](value)) return [`${path}: is not a ${schema.type}`];
  if (schema.type === "array") {
    return (value as unknown[]).flatMap((item, at) =>
      complaints(schema.items ?? {}, item, root, `${path}[${String(at)}]`),
    );
  }
  if (schema.type !== "object") return [];
  const object = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((key) => !(key in object)).map((key) => `${path}: ${key} is missing`);
  const inner = Object.entries(object).flatMap(([key, item]) => {
    const own = schema.properties?.[key] ?? schema.additionalProperties;
    if (own === false || own === undefined) return [`${path}: ${key} is not declared`];
    return own === true ? [] : complaints(own, item, root, `${path}.${key}`);
  });
  return [...missing, ...inner];
}

function pointed(root: Schema, pointer: string): Schema {
  return pointer
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((place, name) => (place as Record<string, unknown>)[name], root) as Schema;
}
