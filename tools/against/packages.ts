import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { AgainstError } from "./againstError.ts";

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Lock {
  readonly packages?: Readonly<Record<string, LockedPackage>>;
}

/**
 * Gives a folder the packages that its lock file names: those that are installed here, if they are exactly the same, else
 * freshly installed ones, without scripts, in a cache.
 *
 * @param folder with package.json and package-lock.json
 * @param project folder whose packages are installed
 * @param say hears of an installation, which takes its time
 * @throws AgainstError if there is no lock file, or npm cannot install it
 */
export function providePackages(folder: string, project: string, say: (text: string) => void): void {
  const lockFile = join(folder, "package-lock.json");
  if (!existsSync(lockFile)) throw new AgainstError("The revision has no package-lock.json: its packages are unknown.");
  const lock = readFileSync(lockFile, "utf8");
  const installed = join(project, "node_modules", ".package-lock.json");
  const source = isInstalled(JSON.parse(lock) as Lock, installed)
    ? join(project, "node_modules")
    : cached(folder, lock, say);
  symlinkSync(source, join(folder, "node_modules"), "dir");
}

/** Whether every package that the program needs is installed in the version and with the contents that the lock names. */
function isInstalled({ packages = {} }: Lock, installed: string): boolean {
  if (!existsSync(installed)) return false;
  const { packages: present = {} } = JSON.parse(readFileSync(installed, "utf8")) as Lock;
  return Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== "" && dev !== true && optional !== true)
    .every(([path, { version, integrity }]) => {
      const found = present[path];
      return found?.version === version && found?.integrity === integrity;
    });
}

function cached(folder: string, lock: string, say: (text: string) => void): string {
  const hash = createHash("sha256").update(lock).digest("hex");
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "gitlab-on-aws");
  const place = join(cache, `packages-${hash}`);
  const modules = join(place, "node_modules");
  if (existsSync(modules)) return modules;
  mkdirSync(cache, { recursive: true });
  // Installed beside and moved: what is cut off half-way is never taken for whole.
  const beside = mkdtempSync(join(cache, "installing-"));
  process.on("exit", () => {
    rmSync(beside, { recursive: true, force: true });
  });
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) {
    if (existsSync(join(folder, name))) cpSync(join(folder, name), join(beside, name));
  }
  say(`Its packages differ from those installed here: installing them into ${place}`);
  const npm = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, stderr, error } = spawnSync("npm", npm, { cwd: beside, encoding: "utf8" });
  if (status !== 0) {
    throw new AgainstError(
      `npm could not install the packages of the revision's package-lock.json: ${(error?.message ?? stderr).trim()}`,
    );
  }
  try {
    renameSync(beside, place);
  } catch (problem) {
    if (!existsSync(modules)) throw problem; // somebody else was faster
  }
  return modules;
}
