import { closest } from "fastest-levenshtein";
import * as v from "valibot";
import type { Complain } from "./problem.ts";

const text = v.string("text");
const integer = v.pipe(v.number("a whole number"), v.integer("a whole number"));
const texts = v.array(text, "a list of texts");
const node = v.strictObject({
  instanceType: v.optional(text),
  rootVolumeGiB: v.optional(integer),
  volumeGiB: v.optional(integer),
  volumeIops: v.optional(integer),
  volumeThroughputMiBps: v.optional(integer),
  generation: v.optional(integer),
  zone: v.optional(integer),
});

/** Shapes of the keys that are groups; flat keys are checked when they are decoded. */
export const groups = {
  allow: v.strictObject({
    web: v.optional(texts, []),
    ssh: v.optional(texts, []),
    bastion: v.optional(texts, []),
  }),
  network: v.strictObject({
    cidr: v.optional(text),
    zones: v.optional(integer),
    nat: v.optional(text),
    interfaceEndpoints: v.optional(texts),
    vpcId: v.optional(text),
    publicSubnetIds: v.optional(texts),
    privateSubnetIds: v.optional(texts),
    natAddresses: v.optional(texts),
  }),
  nodes: v.strictObject({
    box: v.optional(node, {}),
    bastion: v.optional(v.strictObject({ instanceType: v.optional(text) }), {}),
  }),
  protection: v.strictObject({ lifted: v.optional(v.boolean("true or false"), false), reason: v.optional(text, "") }),
  backup: v.strictObject({
    schedule: v.optional(text, "0 2 * * *"),
    retentionDays: v.optional(integer, 30),
    snapshotSchedule: v.optional(text, "0 5 * * *"),
    snapshotRetentionDays: v.optional(integer, 30),
  }),
  smtp: v.strictObject({
    host: v.optional(text, ""),
    port: v.optional(integer, 587),
    user: v.optional(text, ""),
    from: v.optional(text, ""),
    replyTo: v.optional(text, ""),
    encryption: v.optional(text, "starttls"),
  }),
  tags: v.record(text, text),
  restoreSnapshots: texts,
  discardVolumes: texts,
  notify: texts,
  allowedAccountIds: texts,
} as const;

/** A group of keys, checked and with its defaults. */
export type Group<Name extends keyof typeof groups> = v.InferOutput<(typeof groups)[Name]>;

/**
 * Checks the shape of a group and fills its defaults in.
 *
 * @param name the key
 * @param value what the stack file says
 * @param complain hears of each unknown key (with the nearest known one) and of each wrong type
 * @returns the group; the default of the whole group where its shape is wrong
 */
export function checkGroup<Name extends keyof typeof groups>(
  name: Name,
  value: unknown,
  complain: Complain,
): Group<Name> {
  const schema = groups[name];
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const path = pathOf(name, issue.path ?? []);
    if (issue.type === "strict_object" && issue.expected === "never") {
      const names = knownNames(schema, issue.path ?? []);
      const key = issue.path?.at(-1)?.key;
      const last = typeof key === "string" ? key : "";
      complain(
        path,
        issue.path?.at(-1)?.value,
        names.join(", "),
        `There is no such key: did you mean ${closest(last, names)}?`,
      );
    } else {
      complain(path, issue.input, issue.message, "Correct the type.");
    }
  }
  return v.parse(schema, without(value, result.issues));
}

/** What is left of a group when its wrong parts are taken out, so that the rest can be checked too. */
function without(value: unknown, issues: readonly { readonly path?: Path | undefined }[]): unknown {
  if (Array.isArray(value)) return value.filter((item) => typeof item === "string");
  const rest = structuredClone(value) as Record<string, unknown>;
  for (const { path = [] } of issues) {
    const names = path.map(({ key }) => key).filter((key) => typeof key === "string");
    const last = names.pop();
    const place = names.reduce<unknown>((group, name) => (group as Record<string, unknown> | undefined)?.[name], rest);
    if (last !== undefined && place) Reflect.deleteProperty(place, last);
  }
  return rest;
}

type Path = readonly { readonly key?: unknown; readonly value?: unknown }[];

function pathOf(name: string, path: Path): string {
  return path.reduce<string>(
    (text, { key }) => (typeof key === "number" ? `${text}[${String(key)}]` : `${text}.${String(key)}`),
    name,
  );
}

function knownNames(schema: unknown, path: Path): string[] {
  let place = schema as { readonly entries?: Record<string, unknown>; readonly wrapped?: unknown };
  for (const { key } of path.slice(0, -1)) {
    const next = place.entries?.[String(key)] as { readonly wrapped?: unknown } | undefined;
    place = next?.wrapped ?? next ?? {};
  }
  return Object.keys(place.entries ?? {});
}
