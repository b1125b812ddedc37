import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { databaseEnvironment } from "../../gitlab/databaseEnvironment.ts";
import { databases, type DatabaseName } from "../../gitlab/databases.ts";
import type { DatabaseEndpoint } from "../../gitlab/endpoints.ts";
import { play } from "../scripts/play.ts";
import { World } from "../scripts/world.ts";
import type { PostgresServer } from "./server.ts";

/** What is different from the usual run. */
export interface Run {
  readonly endpoint?: Partial<DatabaseEndpoint>;
  /** Decides on the extensions. */
  readonly version?: string;
  /** The function to run; absent: `make_databases`. */
  readonly step?: string;
  /** More variables of Bash. */
  readonly variables?: Readonly<Record<string, string>>;
}

/** What a run has said. */
export interface Said {
  /** What it has changed, in order. */
  readonly changes: readonly string[];
  /** Everything else that it has said, the reason of a failure included. */
  readonly rest: readonly string[];
  readonly output: string;
}

/** A password as Pulumi makes it. */
export function passwordOf(login: string): string {
  return login.replaceAll("_", "").repeat(32).slice(0, 32);
}

/** The step `make_databases` on a toolbox, against a real server. */
export class DatabaseStep {
  readonly world = new World();
  readonly #server: PostgresServer;
  readonly #connected: ChildProcess[] = [];

  constructor(server: PostgresServer) {
    this.#server = server;
    this.world.put("world/secrets/master", server.masterPassword);
    for (const name of Object.keys(databases)) this.publish(name as DatabaseName, {});
  }

  /** Publishes the secret of a component's logins. */
  publish(name: DatabaseName, secret: Readonly<Record<string, string>>): void {
    const usual = { current: "a", a: passwordOf(`${name}_a`), b: passwordOf(`${name}_b`) };
    this.world.put(`world/secrets/logins-${name}`, JSON.stringify({ ...usual, ...secret }));
  }

  endpoint(other: Partial<DatabaseEndpoint> = {}): DatabaseEndpoint {
    return {
      host: "localhost",
      port: this.#server.port,
      major: 17,
      master: { role: "gitlab_master", secret: { arn: "master" } },
      authorities: this.#server.authority,
      logins: {
        gitlab: { arn: "logins-gitlab" },
        praefect: { arn: "logins-praefect" },
        registry: { arn: "logins-registry" },
      },
      restored: false,
      ...other,
    };
  }

  async run({ endpoint, version = "19.3.0", step = "make_databases", variables = {} }: Run = {}): Promise<Said> {
    const all = { PSQL: "psql", RUBY: "ruby", ...databaseEnvironment(this.endpoint(endpoint), version), ...variables };
    const lines = Object.entries(all).map(([name, value]) => `${name}='${value}'`);
    const { output } = await play(this.world, [...lines, step].join("\n"));
    const said = output.split("\n").flatMap((line) => /^\S+Z converge: (.*)$/.exec(line)?.[1] ?? []);
    const { host } = this.endpoint(endpoint);
    const isChange = (line: string) => line.startsWith(`${host}: `);
    return {
      changes: said.filter(isChange).map((line) => line.slice(host.length + 2)),
      rest: said.filter((line) => !isChange(line)),
      output,
    };
  }

  /** What psql says to a login. */
  asLogin(login: string, sql: string, database = "gitlabhq_production", password = passwordOf(login)): string {
    const { stdout, stderr } = spawnSync("psql", [...psql, "-U", login, "-d", database], {
      encoding: "utf8",
      input: sql,
      env: this.#environment(password),
    });
    return (stdout + stderr).trim();
  }

  /** A node that stays connected. */
  async connect(login: string, password = passwordOf(login), database = "gitlabhq_production"): Promise<Connection> {
    const child = spawn("psql", [...psql, "-U", login, "-d", database], { env: this.#environment(password) });
    this.#connected.push(child);
    const connection = new Connection(child);
    await connection.ask("SELECT 1");
    return connection;
  }

  /** Removes the toolbox, and closes what is still connected. */
  destroy(): void {
    for (const child of this.#connected) child.kill();
    this.world.destroy();
  }

  #environment(password: string): Record<string, string> {
    const { PATH = "" } = process.env;
    return { PATH, PGHOST: "localhost", PGPORT: String(this.#server.port), PGSSLMODE: "require", PGPASSWORD: password };
  }
}

const psql = ["-XqAtw", "-v", "ON_ERROR_STOP=1"];

/** An open session of psql. */
export class Connection {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    this.#child = child;
  }

  /** Its answer, one line. */
  async ask(sql: string): Promise<string> {
    const answer = new Promise<string>((resolve, reject) => {
      this.#child.stdout?.once("data", (data: Buffer) => {
        resolve(data.toString().trim());
      });
      this.#child.stderr?.once("data", (data: Buffer) => {
        reject(new Error(data.toString()));
      });
    });
    this.#child.stdin?.write(`${sql};\n`);
    return answer;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#child.once("close", resolve));
    this.#child.stdin?.end();
    await ended;
  }
}
