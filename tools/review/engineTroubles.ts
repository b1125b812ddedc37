import { urnParts } from "../recorder/urn.ts";
import type { EngineEvent } from "./engineEvent.ts";

/** What stood in the way of a run, in words of our own: the engine's texts may hold values. */
export interface EngineTroubles {
  /** Signs that an update was running, or was cut off. */
  readonly running: readonly string[];
  /** Why the run failed. */
  readonly errors: readonly string[];
}

/** Errors that only say that there was another one. */
const echoes = /^(preview|update) failed$|^error: (preview|update) failed/;

/** Reads the engine's diagnostics. */
export function engineTroubles(events: readonly EngineEvent[]): EngineTroubles {
  const said = events.flatMap(({ diagnosticEvent }) => diagnosticEvent ?? []);
  const running = said.flatMap(({ message }) => [...locked(message), ...pending(message)]);
  const errors = said
    .filter(({ severity, message }) => severity === "error" && locked(message).length === 0)
    .filter(({ message }) => !echoes.test(message.replaceAll(/<\{%.*?%\}>/g, "").trim()))
    .map(({ message, urn = "" }) => errorWords(message, urnParts(urn).name));
  return { running: [...new Set(running)], errors: [...new Set(errors)] };
}

/** pkg/backend/diy/lock.go of pulumi/pulumi 3.260.0, checkForLock. */
function locked(message: string): string[] {
  return message.includes("the stack is currently locked by")
    ? ["the stack was locked: another update was running, or one was killed and left its lock behind"]
    : [];
}

/** pkg/resource/deploy/deployment_executor.go of pulumi/pulumi 3.260.0, printPendingOperationsWarning. */
function pending(message: string): string[] {
  const [, count] = /with (\d+) pending operations from previous deployment/.exec(message) ?? [];
  return count === undefined ? [] : [`an earlier update was cut off and left ${count} pending operations behind`];
}

/** pkg/resource/deploy/step_generator.go of pulumi/pulumi 3.260.0. */
function errorWords(message: string, name: string): string {
  const [, urn] = /resource "(urn:pulumi:[^"]+)"/.exec(message) ?? [];
  const about = urn === undefined ? name : urnParts(urn).name;
  if (/marked for protection|because it is protected/.test(message)) {
    return `${about}: Pulumi refuses to delete or replace it, because it is protected`;
  }
  // A provider's text may hold a secret, so it is in no log either (tools/deploy).
  return about === ""
    ? "The program: an error, whose text is in the log of the job"
    : `${about}: an error, whose text npm run preview shows with your own role`;
}
