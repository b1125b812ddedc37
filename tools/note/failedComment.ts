import { noteMarker } from "../review/noteMarker.ts";

/**
 * The comment of a job that could not find out what a commit changes. Without it, the comment of an earlier commit would stand.
 *
 * @param stack name of the stack
 * @param commit that the job ran on
 * @param environment variables of the job, which name the job and its log
 */
export function failedComment(
  stack: string,
  commit: string,
  { CI_JOB_NAME: job = "of this comment", CI_JOB_URL: url = "" }: Readonly<Record<string, string | undefined>>,
): string {
  return [
    noteMarker(stack),
    `## What this changes in the stack ${stack}`,
    `**⛔ Nobody knows:** the job \`${job}\` failed before it found out. Its log says why, and what to do${url === "" ? "" : `: ${url}`}`,
    `Of commit \`${commit.slice(0, 12)}\`.\n`,
  ].join("\n\n");
}
