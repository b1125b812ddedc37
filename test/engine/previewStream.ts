import { spawnSync } from "node:child_process";
import { slimStream } from "../review/slimStream.ts";
import type { EngineStack } from "./engineStack.ts";

/** What the real engine writes about a preview with the pack, as a pipeline asks for it, without what a review does not read. */
export function previewStream(stack: EngineStack): string {
  const args = ["preview", "--json", "--policy-pack", "policy", "--stack", "dev", "--non-interactive"];
  const { stdout, stderr } = spawnSync("pulumi", args, {
    cwd: stack.folder,
    encoding: "utf8",
    env: { ...process.env, ...stack.environment, PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true" },
    maxBuffer: 256 * 1024 * 1024,
  });
  if (stdout === "") throw new Error(stderr);
  return slimStream(stdout);
}
