import * as v from "valibot";
import type { PlainObject } from "../recorder/plainObject.ts";

/** The valibot schemas that can be converted. */
type Known =
  | v.StringSchema<undefined>
  | v.NumberSchema<undefined>
  | v.BooleanSchema<undefined>
  | v.UnknownSchema
  | v.LiteralSchema<v.Literal, undefined>
  | v.PicklistSchema<readonly string[], undefined>
  | v.ArraySchema<v.GenericSchema, undefined>
  | v.RecordSchema<v.GenericSchema<string>, v.GenericSchema, undefined>
  | v.StrictObjectSchema<v.ObjectEntries, undefined>
  | v.LazySchema<v.GenericSchema>
  | v.UndefinedableSchema<v.GenericSchema, undefined>;

/**
 * Converts a valibot schema to JSON Schema. A field that may be undefined is optional in JSON. A schema with a title is
 * defined once, because it may contain itself. The fields of `head` come first.
 *
 * @throws Error for a kind of schema that plans do not use
 */
export function jsonSchema(schema: v.GenericSchema, head: PlainObject = {}): PlainObject {
  const definitions = new Map<string, PlainObject>();
  const root = described(schema, definitions);
  return { ...head, ...root, ...(definitions.size > 0 ? { $defs: Object.fromEntries(definitions) } : {}) };
}

function written(schema: v.GenericSchema, definitions: Map<string, PlainObject>): PlainObject {
  const title = v.getTitle(schema);
  if (title === undefined) return described(schema, definitions);
  if (!definitions.has(title)) {
    definitions.set(title, {}); // before its contents, which may refer to it
    definitions.set(title, described(schema, definitions));
  }
  return { $ref: `#/$defs/${title}` };
}

function described(schema: v.GenericSchema, definitions: Map<string, PlainObject>): PlainObject {
  const description = v.getDescription(schema);
  return { ...form(schema as Known, definitions), ...(description === undefined ? {} : { description }) };
}

function form(schema: Known, definitions: Map<string, PlainObject>): PlainObject {
  const inner = (of: v.GenericSchema) => written(of, definitions);
  switch (schema.type) {
    case "string":
    case "boolean":
      return { type: schema.type };
    case "number":
      return { type: isWhole(schema) ? "integer" : "number" };
    case "unknown":
      return {};
    case "literal":
      return { const: schema.literal };
    case "picklist":
      return { enum: schema.options };
    case "array":
      return { type: "array", items: inner(schema.item) };
    case "record":
      return { type: "object", additionalProperties: inner(schema.value) };
    case "strict_object":
      return {
        type: "object",
        additionalProperties: false,
        required: Object.keys(schema.entries).filter((key) => schema.entries[key]?.type !== "undefinedable"),
        properties: Object.fromEntries(Object.entries(schema.entries).map(([key, entry]) => [key, inner(entry)])),
      };
    case "lazy":
      return inner(schema.getter(undefined));
    case "undefinedable":
      return inner(schema.wrapped);
    default:
      throw new Error(`There is no JSON Schema for ${(schema as v.GenericSchema).type}.`);
  }
}

/** Whether a number must be an integer: the pipe of its schema, or of the schema that it extends, checks this. */
function isWhole(schema: object): boolean {
  const { pipe = [] } = schema as { readonly pipe?: readonly { readonly type: string }[] };
  return pipe.some((part) => part.type === "integer" || (part !== schema && isWhole(part)));
}
