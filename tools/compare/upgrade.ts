import { compareVersions } from "../../config/rules/release.ts";
import { boxes } from "../../config/sizes/boxes.ts";
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
 * Why the nodes will refuse a version: it is older, or too far ahead. gitlab/scripts/lib/package.sh applies the same rules on the
 * node, and knows what only a node can know: whether an upgrade may still be taken back.
 */
export function upgradeFailures(before: Settings, after: Settings): string[] {
  const { from, to } = versions(before, after) ?? {};
  if (from === undefined || to === undefined) return [];
  if (compareVersions(to, from) < 0) {
    return mayGoBack(before, from, to)
      ? []
      : [`gitlabVersion: ${to} is older than ${from}, which the database has seen: the node refuses it`];
  }
  const { furthest, why } = isBox(before)
    ? { furthest: nextStop(from), why: "skips a required upgrade stop" }
    : { furthest: neighbour(from), why: "skips a minor release, and without downtime GitLab goes one at a time" };
  return compareVersions(`${furthest}.0`, `${minorOf(to)}.0`) < 0
    ? [`gitlabVersion: ${to} ${why}: the node refuses it. Upgrade from ${from} to the latest ${furthest} first`]
    : [];
}

/** What may be lost by a version. */
export function upgradeRisks(before: Settings, after: Settings): string[] {
  const { from, to } = versions(before, after) ?? {};
  return from !== undefined && to !== undefined && compareVersions(to, from) < 0 && mayGoBack(before, from, to)
    ? [
        `gitlabVersion: the way back from ${from} to ${to} is open only until the post-deployment migrations of ${from} have started: after that the toolbox refuses it`,
      ]
    : [];
}

function versions({ gitlabVersion: from }: Settings, { gitlabVersion: to }: Settings) {
  return from !== undefined && to !== undefined && [from, to].every((one) => /^\d+\.\d+\.\d+$/.test(one))
    ? { from, to }
    : undefined;
}

/** Whether one node does everything, and is down during an upgrade. A stack file without a number of users is of no known size. */
function isBox({ users }: Settings): boolean {
  return users === undefined || boxes.some((box) => Number(users) <= box.users);
}

/** The box migrates in one step. Elsewhere a release may be taken back to its predecessor until its last migrations start. */
function mayGoBack(before: Settings, from: string, to: string): boolean {
  return !isBox(before) && [minorOf(to), neighbour(to)].includes(minorOf(from));
}

function minorOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

/** The first stop after a version, as major.minor. */
function nextStop(version: string): string {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const stop = upgradeStops.find((one) => one > minor);
  return stop === undefined ? `${String(major + 1)}.${String(upgradeStops[0])}` : `${String(major)}.${String(stop)}`;
}

/** The minor release after a version, as major.minor. The last one of a major is a required stop. */
function neighbour(version: string): string {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return minor < Math.max(...upgradeStops) ? `${String(major)}.${String(minor + 1)}` : `${String(major + 1)}.0`;
}
