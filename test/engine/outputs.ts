import { cardOf } from "../../tools/cards/cards.ts";
import { canonical } from "../../tools/compare/differences.ts";
import { takesTags } from "../../tools/compare/propertyEffects.ts";
import { standInOutputs } from "../../tools/recorder/computedOutputs.ts";
import { accountId } from "../../tools/recorder/dataSources.ts";
import type { Values } from "./cloud.ts";
import { sdkOutputs } from "./sdkOutputs.ts";

/** Types whose id is their physical name. The others have a generated one. */
const namedIds: Readonly<Record<string, string>> = {
  "aws:backup/vault:Vault": "name",
  "aws:cloudwatch/logGroup:LogGroup": "name",
  "aws:iam/instanceProfile:InstanceProfile": "name",
  "aws:iam/role:Role": "name",
  "aws:s3/bucket:Bucket": "bucket",
  "aws:ssm/parameter:Parameter": "name",
};

/** A resource, to compute its outputs. */
export interface Described {
  readonly type: string;
  readonly id: string;
  readonly inputs: Values;
  /** Of the provider. */
  readonly defaultTags: Values;
  /** Before an update; absent for a new resource. */
  readonly before: Values | undefined;
}

/**
 * The id of a new resource.
 *
 * @param type type token
 * @param inputs checked
 * @param count how much was done in the cloud before, so that every id is new
 */
export function newId(type: string, inputs: Values, count: number): string {
  const named = inputs[namedIds[type] ?? ""];
  if (typeof named === "string") return named;
  return `${type.split(":").at(-1)!.toLowerCase()}-${count.toString(16).padStart(8, "0")}`;
}

/** A resource's own tags with those that the provider adds; absent if the type has no tags. */
export function allTags(type: string, inputs: Values, defaultTags: Values): Values | undefined {
  if (!takesTags(type)) return undefined;
  const own = inputs.overrideProvider as { readonly defaultTags?: { readonly tags?: Values } } | undefined;
  return { ...(own?.defaultTags?.tags ?? defaultTags), ...(inputs.tags as Values | undefined) };
}

/** All outputs of an existing resource. Policies see them, so an ARN has all the parts of a real one. */
export function outputsOf({ type, id, inputs, defaultTags, before }: Described): Values {
  const computed = standInOutputs({ type, name: id, inputs });
  const tagsAll = allTags(type, inputs, defaultTags);
  const declared = sdkOutputs(type).map((output) => [output, `${id}.${output}`]);
  return {
    ...(Object.fromEntries(declared) as Values),
    ...computed,
    arn: `arn:aws:test:us-east-1:${accountId}:${id}`,
    ...version(type, inputs, before),
    ...inputs,
    ...(tagsAll ? { tagsAll } : {}),
  };
}

/** Names of the outputs that an update changes. */
export function renewed(type: string, inputs: Values, before: Values | undefined): readonly string[] {
  const rule = cardOf(type)?.renewed;
  const changes = before && rule?.by.some((property) => canonical(before[property]) !== canonical(inputs[property]));
  return changes === true ? rule!.outputs : [];
}

/** Versions are numbers here; each is one more than the last. */
function version(type: string, inputs: Values, before: Values | undefined): Values {
  const outputs = cardOf(type)?.renewed?.outputs ?? [];
  const more = !before || renewed(type, inputs, before).length > 0 ? 1 : 0;
  return Object.fromEntries(outputs.map((output) => [output, String(Number(before?.[output] ?? 0) + more)]));
}
