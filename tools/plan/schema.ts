import * as v from "valibot";

/** An object with exactly these fields. */
export const facts = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(v.strictObject(entries), v.readonly());

/** A list of values of one kind. */
export const list = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.readonly());

/** Values of one kind by name. */
export const named = <Value extends v.GenericSchema>(value: Value) => v.pipe(v.record(v.string(), value), v.readonly());

/** A list of texts. */
export const texts = list(v.string());

/** A text that may be absent. */
export const maybeText = v.undefinedable(v.string());

/** An integer. */
export const count = v.pipe(v.number(), v.integer());

/** Adds a description for docs/plan.schema.json to a schema. */
export const said = <Schema extends v.GenericSchema>(description: string, schema: Schema) =>
  v.pipe(schema, v.description<v.InferOutput<Schema>, string>(description));
