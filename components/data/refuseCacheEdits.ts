import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../../config/problem.ts";
import { refuseEdit } from "../helpers/refuseEdit.ts";

/**
 * Refuses to restore a snapshot over a cache that exists.
 *
 * @param stack name of the stack
 * @param wanted snapshot that the stack file names; absent: none
 * @param made snapshot that the cache was made from
 */
export function refuseCacheEdits(
  stack: string,
  wanted: string | undefined,
  made: pulumi.Output<string | undefined>,
): void {
  refuseEdit(stack, made, (is) => cacheProblems(wanted, is));
}

/**
 * What is wrong with the edit of a cache that exists.
 *
 * @param wanted snapshot that the stack file names; absent: none
 * @param made what it was made from: nothing, or an empty text, for an empty one
 */
export function cacheProblems(wanted: string | undefined, made = ""): Problem[] {
  if (wanted === undefined || wanted === made) return [];
  return [
    {
      key: "cache.snapshot",
      value: wanted,
      allowed: made === "" ? "nothing: this stack's cache was made empty" : `${made}, or nothing`,
      fix: "Remove it, and restore the snapshot in a new stack: nothing is restored over a cache that exists.",
    },
  ];
}
