import * as v from "valibot";
import { noSuch } from "./nearest.ts";
import { hidden, type Complain } from "./problem.ts";

// Inside a group, pulumi config set --path writes what looks like a number or a truth value as one, and a person may put
// either into quotes. A number with a point is no text: 1.10 has become 1.1 before anybody can see it.
const text = v.pipe(
  v.custom<string | number | boolean>(
    (value) => typeof value === "string" || typeof value === "boolean" || Number.isSafeInteger(value),
    "text",
  ),
  v.transform(String),
);
const integer = v.pipe(
  v.custom<string | number>(
    (value) => Number.isSafeInteger(typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value),
    "a whole number",
  ),
  v.transform(Number),
);
const truth = v.pipe(
  v.custom<string | boolean>(
    (value) => typeof value === "boolean" || value === "true" || value === "false",
    "true or false",
  ),
  v.transform((value) => value === true || value === "true"),
);
const texts = v.array(text, "a list of texts");
const inQuotes = "text in quotes";
/** Lists right below config: the engine itself takes nothing but texts there (pkg/workspace of pulumi/pulumi, run at 3.260.0). */
const quoted = v.array(v.string(inQuotes), "a list of texts");
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
    zoneNames: v.optional(texts),
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
  protection: v.strictObject({ lifted: v.optional(truth, false), reason: v.optional(text, "") }),
  backup: v.strictObject({
    schedule: v.optional(text, "0 2 * * *"),
    retentionDays: v.optional(integer, 30),
    snapshotSchedule: v.optional(text, "0 5 * * *"),
    snapshotRetentionDays: v.optional(integer, 30),
  }),
  patching: v.strictObject({
    schedule: v.optional(text, "none"),
    release: v.optional(text, "latest"),
    reboot: v.optional(truth, true),
  }),
  smtp: v.strictObject({
    host: v.optional(text, ""),
    port: v.optional(integer, 587),
    user: v.optional(text, ""),
    from: v.optional(text, ""),
    replyTo: v.optional(text, ""),
    encryption: v.optional(text, "starttls"),
  }),
  tags: v.record(v.string(), text),
  restoreSnapshots: quoted,
  discardVolumes: quoted,
  notify: quoted,
  allowedAccountIds: quoted,
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
      const fix = noSuch("key", typeof key === "string" ? key : "", names);
      complain(path, issue.path?.at(-1)?.value, names.join(", "), fix);
    } else if (issue.input === null) {
      complain(path, null, allowedOf(issue), "Write the value behind it, or take the key out.");
    } else {
      complain(path, mayHoldAnything(issue) ? hidden : issue.input, allowedOf(issue), fixOf(issue));
    }
  }
  return v.parse(schema, without(value, result.issues));
}

/** A text where a group should be, and a group where something else should, may hold a password. */
function mayHoldAnything({ type, input }: v.BaseIssue<unknown>): boolean {
  return type === "strict_object" || (typeof input === "object" && !Array.isArray(input));
}

function fixOf({ message }: v.BaseIssue<unknown>): string {
  if (message !== inQuotes) return "Correct the type.";
  return "Put it into quotes; pulumi config set --path does with --type string.";
}

function allowedOf(issue: v.BaseIssue<unknown>): string {
  return issue.type === "strict_object" ? "a group of keys" : issue.message;
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
  return Object.keys(
    entriesAt(
      schema,
      path.slice(0, -1).map(({ key }) => String(key)),
    ) ?? {},
  );
}

/** The keys of the group at a path; nothing where there is no such path, or it is no group. */
function entriesAt(schema: unknown, names: readonly string[]): Record<string, unknown> | undefined {
  let place = schema as Shape | undefined;
  for (const name of names) {
    const next = place?.entries?.[name] as Shape | undefined;
    place = (next?.wrapped as Shape | undefined) ?? next;
  }
  return place?.entries;
}

/** What is looked at of a schema: a group has entries, and what is optional wraps another schema. */
interface Shape {
  readonly entries?: Record<string, unknown>;
  readonly wrapped?: unknown;
}

/**
 * Whether a path of the stack file is one that the schema has.
 *
 * @param path below a key of the table, such as `nodes.box.zone` or `allow.web[1]`
 */
export function isKnownPath(path: string): boolean {
  const [top = "", ...names] = path.replaceAll(/\[\d+\]/g, "").split(".");
  const last = names.pop();
  if (last === undefined) return true;
  const entries = entriesAt((groups as Readonly<Record<string, unknown>>)[top], names);
  return entries !== undefined && Object.hasOwn(entries, last);
}
