import type { ReplacementRow } from "./replacementTable.ts";

/** The part of a package's schema that the table is generated from. `pulumi package get-schema` prints it. */
export interface PackageSchema {
  readonly name: string;
  readonly version?: string;
  readonly resources?: Readonly<Record<string, { readonly inputProperties?: Properties }>>;
  readonly types?: Readonly<Record<string, { readonly properties?: Properties }>>;
}

type Properties = Readonly<Record<string, Property>>;

interface Property {
  readonly $ref?: string;
  readonly items?: Property;
  readonly replaceOnChanges?: boolean;
  readonly willReplaceOnChanges?: boolean;
}

/** The table cannot be generated from this schema. */
export class SchemaError extends Error {}

/**
 * Reads what replaces resources from a package's schema, for the given type tokens.
 *
 * @throws SchemaError if the schema lacks one of the types
 */
export function schemaRows(schema: PackageSchema, types: readonly string[]): Record<string, ReplacementRow> {
  const missing = types.filter((type) => schema.resources?.[type] === undefined);
  if (missing.length > 0) {
    throw new SchemaError(`The schema of ${schema.name} ${schema.version ?? ""} has no ${missing.join(", ")}.`);
  }
  return Object.fromEntries(types.map((type) => [type, row(schema, schema.resources?.[type]?.inputProperties ?? {})]));
}

function row(schema: PackageSchema, inputs: Properties): ReplacementRow {
  const replaces = replacing(schema, inputs, []).toSorted();
  return {
    replaces,
    updates: Object.keys(inputs)
      .filter((input) => !replaces.includes(input))
      .toSorted(),
  };
}

/** Paths of the properties that replace the resource. A property inside an object or a list of objects is `outer.inner`. */
function replacing(schema: PackageSchema, properties: Properties, above: readonly string[]): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    if (property.willReplaceOnChanges === true || property.replaceOnChanges === true) return [name];
    const inner = objectType(property);
    if (inner === undefined || above.includes(inner)) return []; // a type may contain itself
    const found = replacing(schema, schema.types?.[inner]?.properties ?? {}, [...above, inner]);
    return found.map((path) => `${name}.${path}`);
  });
}

function objectType({ $ref, items }: Property): string | undefined {
  if (items) return objectType(items);
  return $ref?.startsWith("#/types/") === true ? decodeURIComponent($ref.slice("#/types/".length)) : undefined;
}
