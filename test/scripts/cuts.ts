import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Ended, World } from "./world.ts";

/** A call at which a script may be killed. */
export interface Cut {
  /** Its number, from 1. */
  readonly at: number;
  readonly call: string;
  /** Takes the node and its surroundings back to the moment before this call. */
  readonly restore: () => void;
}

/** What is counted, and not looked at by any script. */
const counted = ["world/log", "world/calls"];

/**
 * Runs a script to its end, and gives the states in which a kill would have left the node, by the calls that it makes. A script that
 * runs next knows nothing but what is on the disk. So each state is recorded once, instead of one more run up to each call, and
 * of calls that found the same state only the last is given.
 *
 * @param world the node, ready for the script
 * @param run starts the script in a world, with these variables
 * @returns the cuts, in the order of the calls
 */
export async function cutsOf(
  world: World,
  run: (world: World, environment: Readonly<Record<string, string>>) => Promise<Ended>,
): Promise<readonly Cut[]> {
  const record = join(world.folder, "record");
  const { code, output } = await run(world, { RECORD: record });
  assert.equal(code, 0, output);
  const calls = world.calls();
  const last = new Map<string, Cut>();
  for (const [index, call] of calls.entries()) {
    const recorded = join(record, String(index + 1));
    assert.ok(existsSync(recorded), `call ${String(index + 1)} was not recorded: ${call}`);
    const state = digest(recorded);
    last.delete(state);
    last.set(state, {
      at: index + 1,
      call,
      restore: () => {
        for (const part of ["root", "world"]) {
          rmSync(join(world.folder, part), { recursive: true, force: true, maxRetries: 5 });
          execFileSync("cp", ["-a", join(recorded, part), world.folder]);
        }
      },
    });
  }
  return [...last.values()];
}

/** Everything below a folder: names, modes, links and contents. */
function digest(folder: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (counted.includes(name)) continue;
    const content = entry.isSymbolicLink() ? readlinkSync(path) : entry.isFile() ? readFileSync(path) : "";
    const mode = entry.isSymbolicLink() ? 0 : statSync(path).mode;
    hash.update(JSON.stringify([name, mode, content.length])).update(content);
  }
  return hash.digest("hex");
}
