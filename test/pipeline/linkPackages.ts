import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Packages of Pulumi that the small program does not use: each would have its provider started at every run. */
const unused = ["@pulumi/awsx", "@pulumi/random"];

/**
 * Gives a folder what the jobs need of node_modules, and no more: Pulumi looks through all of it at every run. Packages find their
 * own ones where they really are. The lock says that all are there, or a comparison would install them.
 *
 * @param folder of the repository
 */
export function linkPackages(folder: string): void {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const names = Object.keys(dependencies).filter((name) => !unused.includes(name));
  for (const name of [".bin", ".package-lock.json", ...names]) {
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(resolve("node_modules", name), link, "dir");
  }
}
