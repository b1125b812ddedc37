import * as v from "valibot";

/** What is to know of a key of the stack file, besides its type. */
export interface About {
  /** What it is, with the legal values. */
  readonly description: string;
  /** What changing it does to a live system. */
  readonly effect: string;
  /** What a number counts, such as `days`. */
  readonly unit?: string;
  /** What stands in where nothing is said and no constant does, in words: `by the size`. */
  readonly otherwise?: string;
  /** Whether its value has to be encrypted. */
  readonly secret?: true;
  /** Whether its value is nobody's business, although it is not encrypted. */
  readonly hidden?: true;
}

/**
 * A key that reads as something else where nothing is said.
 *
 * @param schema type of its value
 * @param about what is to know of it, and what it reads as; right below `config`, the empty value of its type is "not said"
 */
export function entry<Schema extends v.GenericSchema, const Default extends v.Default<Schema, undefined>>(
  schema: Schema,
  about: About & { readonly default: Default },
) {
  const { default: fallback, ...rest } = about;
  return v.optional(v.pipe(schema, v.metadata(rest)), fallback);
}

/**
 * A key inside a group that is absent where nothing is said, because its absence says something, or the size fills it in.
 *
 * @param schema type of its value
 * @param about what is to know of it, and what a rule takes it for where nothing is said
 */
export function absentEntry<Schema extends v.GenericSchema>(
  schema: Schema,
  about: About & { readonly default?: string | number },
) {
  return v.exactOptional(v.pipe(schema, v.metadata({ ...about })));
}

/**
 * A group of keys.
 *
 * @param description what they are about
 * @param entries the keys
 */
export function group<Entries extends v.ObjectEntries>(description: string, entries: Entries) {
  const schema = v.pipe(v.strictObject(entries), v.readonly(), v.metadata({ description }));
  return v.optional(schema, {} as v.InferInput<typeof schema>);
}
