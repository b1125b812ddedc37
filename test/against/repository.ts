import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** The files that a clone needs to make a plan. */
const files = [
  "index.ts",
  "transforms.ts",
  "package.json",
  "package-lock.json",
  "Pulumi.yaml",
  "Pulumi.dev.yaml",
  "components",
  "config",
  "gitlab",
  "policy",
  "tools",
  "test/components/golden",
];

/** A copy of this project as a separate git repository. */
export class Repository {
  readonly folder: string;

  constructor(folder = join(mkdtempSync(join(tmpdir(), "against test-")), "clone")) {
    this.folder = folder;
  }

  /** Creates a repository with one commit, and the packages that are installed here. */
  static create(): Repository {
    const repository = new Repository();
    for (const file of files) cpSync(file, join(repository.folder, file), { recursive: true });
    writeFileSync(join(repository.folder, ".gitignore"), "node_modules\n");
    repository.git("init", "--quiet", "--initial-branch=main");
    repository.commit("first");
    repository.link();
    return repository;
  }

  /** Links the packages that are installed here. */
  link(): void {
    symlinkSync(resolve("node_modules"), join(this.folder, "node_modules"), "dir");
  }

  git(...args: readonly string[]): string {
    return execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], {
      cwd: this.folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message", message);
  }

  /** Runs the plan in it. */
  plan(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/plan.ts", ...args], {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...process.env, INIT_CWD: this.folder, ...environment },
    });
    return { status, stdout, stderr };
  }
}
