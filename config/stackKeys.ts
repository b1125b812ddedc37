import * as v from "valibot";
import type { About } from "./schema/entry.ts";
import { stackSchema } from "./stackSchema.ts";

/** A key of the stack file, as data. */
export interface StackKey extends Partial<About> {
  /** Its place below `config`: `users`, `backup`, `backup.retentionDays`. */
  readonly path: string;
  /** Its type, in the words of `Pulumi.yaml`. */
  readonly type: "string" | "integer" | "boolean" | "array" | "object";
  /** Type of the items of a list. */
  readonly items?: "string" | "integer" | "object";
  /** The texts that it accepts, if there are only a few. */
  readonly choices?: readonly string[];
  /** The value if the key is not set; absent if that is not a constant. */
  readonly default?: unknown;
  readonly description: string;
  /** Names of the keys inside, or inside of each item; absent if it is not a group, or if a person chooses the names. */
  readonly inner?: readonly string[];
}

/** The parts of a schema that matter here: a key wraps the type of its value, a group has entries. */
interface Shape {
  readonly type: string;
  readonly wrapped: Shape & v.GenericSchema;
  readonly default?: unknown;
  readonly entries?: Entries;
  /** Of a list. */
  readonly item?: { readonly entries?: Entries };
}

type Entries = Readonly<Record<string, unknown>>;

/** Types of schemas for groups and lists; texts, numbers and truth values state their type themselves. */
const types: Readonly<Record<string, Pick<StackKey, "type" | "items">>> = {
  strict_object: { type: "object" },
  record: { type: "object" },
  array: { type: "array", items: "string" },
};

function rows(entries: Entries, above: string): StackKey[] {
  return Object.entries(entries).flatMap(([name, entry]) => {
    const { wrapped, default: fallback } = entry as Shape;
    const path = above + name;
    const inner = wrapped.entries ?? wrapped.item?.entries;
    const about = v.getMetadata(wrapped) as unknown as Omit<StackKey, "path">;
    const row: StackKey = {
      path,
      ...types[wrapped.type],
      ...(wrapped.item?.entries ? { items: "object" } : {}),
      ...about,
      ...(fallback === undefined ? {} : { default: fallback }),
    };
    if (!inner) return [row];
    return [{ ...row, inner: Object.keys(inner) }, ...rows(inner, `${path}.`)];
  });
}

/** Every key of the stack file, groups before what is in them, in the order of the schema. */
export const stackKeys: readonly StackKey[] = rows(stackSchema.entries, "");

const byPath: ReadonlyMap<string, StackKey> = new Map(stackKeys.map((key) => [key.path, key]));

/**
 * The key at a place of the stack file.
 *
 * @param path such as `users`, `nodes.box.zone` or `allow.web[1]`
 * @returns absent if there is no such key
 */
export function stackKey(path: string): StackKey | undefined {
  return byPath.get(path.replaceAll(/\[\d+\]/g, ""));
}
