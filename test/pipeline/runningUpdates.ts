import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Process ids of `pulumi up` in a folder. */
export function runningUpdates(folder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [command = "", sub] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        return command.endsWith("/pulumi") && sub === "up" && readlinkSync(`/proc/${pid}/cwd`) === folder;
      } catch {
        return false; // it has ended meanwhile
      }
    })
    .map(Number);
}
