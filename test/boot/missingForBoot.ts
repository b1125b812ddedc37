import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

/** What a boot needs and this machine lacks; empty if nothing is missing. */
export function missingForBoot(): readonly string[] {
  const missing = ["/usr/lib/systemd/systemd", "/usr/sbin/mkfs.xfs", "/dev/loop-control"].filter(
    (path) => !existsSync(path),
  );
  const tried = spawnSync("unshare", ["--mount", "--pid", "--cgroup", "--uts", "--ipc", "--net", "--fork", "true"]);
  const writable = existsSync("/dev/shm") && (statSync("/dev/shm").mode & 0o200) !== 0;
  return [...missing, ...(tried.status === 0 ? [] : ["the right to namespaces"]), ...(writable ? [] : ["/dev/shm"])];
}
