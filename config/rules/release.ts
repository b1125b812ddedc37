import { editions } from "../editions.ts";
import type { Complain } from "../problem.ts";

/** Oldest version that has the gitlab.rb keys written here: NGINX keys moved in 19.2, and 19.2.0 loses settings. */
export const oldestVersion = "19.2.1";

/** Newest major version that this project supports; the next one may rename keys. */
const knownMajor = 19;

/**
 * Compares two versions.
 *
 * @param a `x.y.z`
 * @param b `x.y.z`
 * @returns negative if `a` is older, 0 if they are the same
 */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  const difference = left?.map((part, position) => part - (right?.[position] ?? 0)).find((part) => part !== 0);
  return difference ?? 0;
}

/**
 * Checks the GitLab version.
 *
 * @param version what the stack file says
 * @param edition what the stack file says
 * @param complain is called for each problem
 */
export function checkRelease(version: string, edition: string, complain: Complain): void {
  if (!editions.some((known) => known === edition)) {
    complain("gitlabEdition", edition, editions.join(" or "), "ee works without a licence, as Free.");
  }
  const allowed = `x.y.z from ${oldestVersion} to ${String(knownMajor)}.x`;
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    complain("gitlabVersion", version, allowed, "Write all three numbers, without v or -ee.");
  } else if (compareVersions(version, oldestVersion) < 0) {
    complain("gitlabVersion", version, allowed, "Older versions have different keys in gitlab.rb: choose a newer one.");
  } else if (Number(version.split(".")[0]) > knownMajor) {
    complain(
      "gitlabVersion",
      version,
      allowed,
      "This project does not know that version yet: update the project first.",
    );
  }
}
