import { compareVersions } from "../../config/rules/release.ts";
import { stackKey } from "../../config/stackKeys.ts";
import { upgradeStops } from "../../config/upgradeStops.ts";

type Settings = Readonly<Record<string, string>>;

/**
 * Settings whose effect from docs/configuration.md is reported, because the changed resources do not show what they
 * interrupt.
 */
const said = ["gitlabVersion", "gitlabEdition"] as const;

/** What a changed version or edition interrupts. A setting that one side lacks is skipped. Settings are by path. */
export function upgradeInterruptions(before: Settings, after: Settings): string[] {
  return said
    .filter((key) => before[key] !== undefined && after[key] !== undefined && before[key] !== after[key])
    .map((key) => `${key}: ${stackKey(key)?.effect ?? ""}`);
}

/**
 * Why the nodes will refuse a version: it is older, or it skips a required upgrade stop. gitlab/scripts/lib/package.sh
 * applies the same rule on the node.
 */
export function upgradeFailures(before: Settings, after: Settings): string[] {
  const [from, to] = [before.gitlabVersion, after.gitlabVersion];
  if (from === undefined || to === undefined || [from, to].some((version) => !/^\d+\.\d+\.\d+$/.test(version)))
    return [];
  if (compareVersions(to, from) < 0) {
    return [`gitlabVersion: ${to} is older than ${from}, which the data volume has seen: the node refuses it`];
  }
  const stop = nextStop(from);
  const wanted = to.split(".").slice(0, 2).join(".");
  return compareVersions(`${stop}.0`, `${wanted}.0`) < 0
    ? [
        `gitlabVersion: ${to} skips a required upgrade stop: the node refuses it. Upgrade from ${from} to the latest ${stop} first`,
      ]
    : [];
}

/** The first stop after a version, as major.minor. */
function nextStop(version: string): string {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const stop = upgradeStops.find((one) => one > minor);
  return stop === undefined ? `${String(major + 1)}.${String(upgradeStops[0])}` : `${String(major)}.${String(stop)}`;
}
