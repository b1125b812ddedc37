import * as v from "valibot";

/** An object with exactly these fields. */
export const facts = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.strictObject(entries), v.readonly());

/** Any number of something, in order. */
export const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());

/** Something under each of any names. */
export const named = <Value extends v.GenericSchema>(value: Value) => v.pipe(v.record(v.string(), value), v.readonly());

/** A whole number. */
export const count = v.pipe(v.number(), v.integer());

/**
 * Something with what it is, in words.
 *
 * @param description sentence for docs/plan.schema.json
 * @param schema of it
 */
export const said = <Schema extends v.GenericSchema>(description: string, schema: Schema) =>
  v.pipe(schema, v.description<v.InferOutput<Schema>, string>(description));
