import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";

/** A port of loopback that nobody uses. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A Redis server that is ready, and stops when it is told to. It writes nothing to a disk. */
export class RedisServer {
  readonly #child: ChildProcess;
  readonly #client: readonly string[];

  private constructor(child: ChildProcess, client: readonly string[]) {
    this.#child = child;
    this.#client = client;
  }

  /**
   * Starts a server.
   *
   * @param args of redis-server, such as `--maxmemory`, `8mb`
   * @param client arguments of redis-cli that reach it
   * @throws Error if it does not answer within ten seconds
   */
  static async start(args: readonly string[], client: readonly string[]): Promise<RedisServer> {
    const server = new RedisServer(
      spawn("redis-server", ["--save", "", "--appendonly", "no", ...args], { stdio: "ignore" }),
      client,
    );
    for (let tries = 0; tries < 100; tries += 1) {
      if (/^(PONG|NOAUTH)/.test(server.ask("PING")[0] ?? "")) return server;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await server.stop();
    throw new Error(`redis-server does not answer: ${args.join(" ")}`);
  }

  /** The answers to commands, a line each; errors are lines, too. */
  ask(...commands: readonly string[]): string[] {
    return this.askBy(this.#client, ...commands);
  }

  /** The same, from a client with other arguments. */
  askBy(client: readonly string[], ...commands: readonly string[]): string[] {
    const { stdout, stderr } = spawnSync("redis-cli", [...client, "--no-auth-warning"], {
      input: `${commands.join("\n")}\n`,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return `${stdout}${stderr}`.split("\n").filter((line) => line !== "");
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill();
    await once(this.#child, "exit");
  }
}
