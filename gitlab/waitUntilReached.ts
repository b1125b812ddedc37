import type { NodeState } from "./nodeState.ts";
import { progressOf, type Wanted } from "./progress.ts";

/** What a wait needs from outside. */
export interface Watch {
  /** The state that the node has published last; absent: none. */
  readonly read: () => Promise<NodeState | undefined>;
  /** Tells a person what the node is doing. */
  readonly say: (text: string) => Promise<void>;
  readonly pause: (seconds: number) => Promise<void>;
  /** The time, in milliseconds. */
  readonly now: () => number;
}

/** What to wait for: a node, and what it has to reach. */
export interface Awaited extends Omit<Wanted, "since"> {
  /** Name of the node. */
  readonly node: string;
  /** Where a person reads what it did. */
  readonly log: string;
}

/** A wait that ended before the node got there. The message says what failed and what to do. */
export class WaitError extends Error {}

/**
 * The longest wait, in minutes: what the node's own service may take (`TimeoutStartSec` of gitlab-converge.service), plus a
 * quarter of an hour.
 */
export const longestMinutes = 6 * 60 + 15;

/**
 * Minutes within which a node has to begin: an hour for a backup that holds the lock, and a quarter of an hour for its first
 * boot.
 */
const silentMinutes = 75;

/** Seconds between two reads: short at first, for a node that has little to do. */
const pauses = [1, 2, 4, 8, 15] as const;

/** Minutes after which the same line is printed again. */
const repeatMinutes = 10;

/** Reads in a row that may fail, so that a short network outage does not end a long wait. */
const mostFailures = 5;

/**
 * Waits until a node has reached its configuration.
 *
 * @param awaited the node and its configuration
 * @param watch how to read the state, and how to report
 * @throws WaitError if the node gave up, never began, or took too long; whatever `read` throws five times in a row
 */
export async function waitUntilReached(awaited: Awaited, watch: Watch): Promise<void> {
  const { node, log } = awaited;
  const started = watch.now();
  const wanted: Wanted = { ...awaited, since: new Date(started).toISOString().replace(/\.\d+Z$/, "Z") };
  const minutes = () => Math.floor((watch.now() - started) / 60_000);
  let said = { text: "", minute: 0 };
  let failures = 0;
  for (let look = 0; ; look += 1) {
    let state: NodeState | undefined;
    try {
      state = await watch.read();
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures === mostFailures) throw error;
    }
    const progress = progressOf(state, wanted);
    if (progress.kind === "reached") return;
    if (progress.kind === "failed") {
      throw new WaitError(
        `${node} could not reach its configuration: ${progress.reason}. ${log}. Fix the cause and run pulumi up again: the node then tries again.`,
      );
    }
    const silent = progress.kind === "silent";
    if (minutes() >= (silent ? silentMinutes : longestMinutes)) {
      throw new WaitError(
        silent
          ? `${node} has not started to configure itself within ${silentMinutes} minutes: is the instance running, and can it reach S3 and Systems Manager? ${log}.`
          : `${node} has not reached its configuration within ${longestMinutes} minutes: ${progress.step}. ${log}.`,
      );
    }
    const text = silent ? `waiting for ${node} to start` : `${node}: ${progress.step}`;
    if (failures === 0 && (text !== said.text || minutes() - said.minute >= repeatMinutes)) {
      said = { text, minute: minutes() };
      await watch.say(`${text} (${minutes()} min)`);
    }
    await watch.pause(pauses[Math.min(look, pauses.length - 1)] ?? 0);
  }
}
