import * as v from "valibot";

/** What there is to know about a key of the stack file, apart from its type. */
export interface About {
  /** What it is, with the legal values. */
  readonly description: string;
  /** What changing it does to a live system. */
  readonly effect: string;
  /** What a number counts, such as `days`. */
  readonly unit?: string;
  /** What applies if the key is not set and its default is not a constant, in words: `by the size`. */
  readonly otherwise?: string;
  /** Whether its value has to be encrypted. */
  readonly secret?: true;
  /** Whether no output may show its value, although it is not encrypted. */
  readonly hidden?: true;
}

/**
 * A key with a default value.
 *
 * @param schema type of its value
 * @param about description and default; right below `config`, the empty value of its type means "not set"
 */
export function entry<Schema extends v.GenericSchema, const Default extends v.Default<Schema, undefined>>(
  schema: Schema,
  about: About & { readonly default: Default },
) {
  const { default: fallback, ...rest } = about;
  return v.optional(v.pipe(schema, v.metadata(rest)), fallback);
}

/**
 * A key inside a group that stays absent if it is not set, because its absence means something, or the size fills it in.
 *
 * @param schema type of its value
 * @param about description, and the value that a rule assumes if the key is not set
 */
export function absentEntry<Schema extends v.GenericSchema>(
  schema: Schema,
  about: About & { readonly default?: string | number | boolean | readonly number[] },
) {
  return v.exactOptional(v.pipe(schema, v.metadata({ ...about })));
}

/**
 * A group of keys.
 *
 * @param description what the keys are about
 * @param entries the keys
 */
export function group<Entries extends v.ObjectEntries>(description: string, entries: Entries) {
  const schema = v.pipe(v.strictObject(entries), v.readonly(), v.metadata({ description }));
  return v.optional(schema, {} as v.InferInput<typeof schema>);
}
