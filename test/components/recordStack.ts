import type { ComputedOutputs } from "../../tools/recorder/monitor.ts";
import type { RecordedResource, Recording } from "../../tools/recorder/recording.ts";
import { transforms } from "../../transforms.ts";
import { recordAnew } from "./recordAnew.ts";

/** Recordings of this process, by their parameters. Test files of one worker share them. */
const recorded = new Map<string, Promise<Recording>>();

/**
 * Records this project's program. The same parameters give the same recording, which nobody can change.
 *
 * @param stack whose stack file is read
 * @param sets values that override it
 * @param computed what the program gets for values that only AWS knows
 */
export function recordStack(
  stack: string,
  sets: Readonly<Record<string, string>> = {},
  computed: ComputedOutputs = "standIns",
): Promise<Recording> {
  if (transforms.length > 0) throw new Error("What transforms change is recorded with recordAnew.");
  const key = JSON.stringify([stack, sets, computed]);
  const known = recorded.get(key) ?? recordAnew(stack, sets, computed).then(frozen);
  recorded.set(key, known);
  return known;
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** The resource of a type and name. */
export function find(recording: Recording, type: string, name: string): RecordedResource {
  const found = recording.resources.find((one) => one.type.endsWith(`:${type}`) && one.name === name);
  if (!found) throw new Error(`There is no ${type} ${name}.`);
  return found;
}
