import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { World } from "./world.ts";

/** Logs, random keys, times, and what the next run deletes first. */
const volatile =
  /\.log$|ssl\/hop\.(crt|key)(\.new)?$|world\/(log|calls|late|system-built)$|first-converge$|gitlab-node\.lock$|aws-error$|devices\/nvme1n1$|releases\/\.|volume-record\.json$/;

/** Every file of node and world with its content and mode, except those that differ from run to run by nature. */
export function snapshot(world: World): Record<string, string> {
  const files: Record<string, string> = {};
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const name = relative(world.folder, path);
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && !volatile.test(name)) {
        files[name] = `${(statSync(path).mode & 0o777).toString(8)} ${readFileSync(path, "utf8")
          .replaceAll(world.folder, "")
          .replaceAll(/"at": "[^"]*"/g, "")}`;
      }
    }
  };
  walk(world.root);
  walk(world.world);
  return files;
}
