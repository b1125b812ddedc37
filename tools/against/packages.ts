import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { AgainstError } from "./againstError.ts";
import { atTheEnd, temporaryFolder } from "./temporary.ts";

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

interface Lock {
  readonly packages?: Readonly<Record<string, LockedPackage>>;
}

/**
 * Provides a folder with the packages of its lock file. If the project has exactly these packages installed, they are
 * linked. Otherwise npm installs them into a cache, without scripts.
 *
 * @param folder with package.json and package-lock.json
 * @param project folder whose packages are installed
 * @param say is called with a message when packages are installed, which takes some time
 * @throws AgainstError if there is no lock file, or npm cannot install the packages
 */
export async function providePackages(folder: string, project: string, say: (text: string) => void): Promise<void> {
  const lockFile = join(folder, "package-lock.json");
  if (!existsSync(lockFile))
    throw new AgainstError("The revision has no package-lock.json, so its packages are unknown.");
  const lock = readFileSync(lockFile, "utf8");
  const installed = join(project, "node_modules", ".package-lock.json");
  const source = isInstalled(parsed(lock), installed) ? join(project, "node_modules") : await cached(folder, lock, say);
  symlinkSync(source, join(folder, "node_modules"), "dir");
}

function parsed(lock: string): Lock {
  try {
    return JSON.parse(lock) as Lock;
  } catch {
    throw new AgainstError("The revision's package-lock.json is not JSON, so its packages are unknown.");
  }
}

/**
 * Whether the installed packages that the program needs are exactly those of the lock file, and no other package
 * shadows them.
 */
function isInstalled({ packages }: Lock, installed: string): boolean {
  if (!packages || !existsSync(installed)) return false;
  const { packages: present = {} } = parsed(readFileSync(installed, "utf8"));
  const needed = new Map(
    Object.entries(packages).filter(([path, { dev, optional }]) => path !== "" && dev !== true && optional !== true),
  );
  const same = [...needed].every(([path, wanted]) => {
    const found = present[path];
    if (found?.version === undefined || found.version !== wanted.version) return false;
    const [is, shall] = [found, wanted].map(({ integrity, resolved }) => integrity ?? resolved);
    return shall !== undefined && is === shall;
  });
  // Node finds a package below a needed one first, whether the lock file names it or not.
  const nested = Object.keys(present).filter((path) => path.lastIndexOf("node_modules/") > 0);
  return (
    same && nested.every((path) => path in packages || !needed.has(path.slice(0, path.lastIndexOf("/node_modules/"))))
  );
}

async function cached(folder: string, lock: string, say: (text: string) => void): Promise<string> {
  const hash = createHash("sha256").update(lock).digest("hex");
  const { XDG_CACHE_HOME: said = "" } = process.env;
  const cache = join(isAbsolute(said) ? said : join(homedir(), ".cache"), "gitlab-on-aws");
  const place = join(cache, `packages-${hash}`);
  const modules = join(place, "node_modules");
  if (existsSync(modules)) return modules;
  mkdirSync(cache, { recursive: true });
  // It is renamed when it is complete, so that an interrupted installation is never used.
  const beside = temporaryFolder("installing", cache);
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) {
    if (existsSync(join(folder, name))) cpSync(join(folder, name), join(beside, name));
  }
  say(`Its packages differ from those installed here: installing them into ${place}`);
  await install(beside);
  rmSync(place, { recursive: true, force: true }); // somebody deleted only its node_modules
  renameSync(beside, place);
  return modules;
}

async function install(folder: string): Promise<void> {
  const args = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawn("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
  atTheEnd(() => npm.kill());
  const said: string[] = [];
  npm.stderr.on("data", (text: Buffer) => said.push(text.toString()));
  const failure = await new Promise<string | undefined>((resolve) => {
    npm.on("error", (error) => {
      resolve(error.message);
    });
    npm.on("close", (code) => {
      resolve(code === 0 ? undefined : said.join("").trim() || `it ended with exit code ${String(code)}`);
    });
  });
  if (failure === undefined && existsSync(join(folder, "node_modules"))) return;
  throw new AgainstError(
    `npm could not install the packages of the revision's package-lock.json: ${failure ?? "it installed nothing"}`,
  );
}
