import assert from "node:assert/strict";
import { play } from "./play.ts";
import type { Ended, World } from "./world.ts";

const reasons = (output: string) => output.split("\n").flatMap((line) => /FAILED: (.*)$/.exec(line)?.[1] ?? []);

/** The reason that a function of converge fails with when it runs alone, or undefined if it succeeds. */
export async function refusal(world: World, command: string, version?: string): Promise<string | undefined> {
  const { code, output } = await play(world, command, version);
  const [reason] = reasons(output);
  assert.equal(code, reason === undefined ? 0 : 1, output);
  return reason;
}

/** Converges, and must fail with exactly this reason, which the report must find as well. */
export async function mustFail(world: World, reason: string): Promise<Ended> {
  const ended = await world.bootstrap();
  assert.deepEqual({ code: ended.code, reasons: reasons(ended.output) }, { code: 1, reasons: [reason] }, ended.output);
  assert.equal(world.read("root/var/lib/gitlab-node/failed"), `${reason}\n`);
  return ended;
}

/** Converges, and must succeed. Returns the output. */
export async function mustConverge(world: World): Promise<string> {
  const ended = await world.bootstrap();
  assert.equal(ended.code, 0, ended.output);
  return ended.output;
}

/** How often a command was called, by its beginning. */
export function called(world: World, command: string): number {
  return world.calls().filter((call) => call.startsWith(command)).length;
}
