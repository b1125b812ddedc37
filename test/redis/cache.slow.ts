import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { cacheParameters } from "../../components/data/cacheParameters.ts";
import type { CacheEviction } from "../../config/decisions/cachePlan.ts";
import { RedisServer } from "./redisServer.ts";
import { tlsRedis } from "./tlsRedis.ts";

const isHere = spawnSync("redis-server", ["--version"]).status === 0;

/** Redis 7.0 is what Debian has. Valkey 7.2 began as a copy of Redis 7.2 and has the same parameters. */
describe("a real Redis", function () {
  this.timeout(60_000);
  let folder: string;
  let server: RedisServer | undefined;

  before(function () {
    if (isHere) return;
    console.log("SKIPPED: redis-server is not installed; the parameters and the token of the cache were not tried");
    this.skip();
  });

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "redis-"))));
  afterEach(async () => {
    await server?.stop();
    server = undefined;
    rmSync(folder, { recursive: true });
  });

  /** A server with little memory, which gets the parameters while it runs. */
  async function small(eviction: CacheEviction): Promise<RedisServer> {
    const socket = join(folder, "socket");
    server = await RedisServer.start(["--port", "0", "--unixsocket", socket, "--maxmemory", "8mb"], ["-s", socket]);
    for (const { name, value } of cacheParameters(eviction)) {
      assert.deepEqual(server.ask(`CONFIG SET ${name} ${value}`), ["OK"], name);
      assert.deepEqual(server.ask(`CONFIG GET ${name}`), [name, value]);
    }
    return server;
  }

  const kilobyte = "x".repeat(1024);
  const sets = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, number) => `SET ${prefix}:${String(number)} ${kilobyte}`);
  const count = (answers: readonly string[], start: string) =>
    answers.filter((answer) => answer.startsWith(start)).length;

  it("refuses writes with noeviction when the memory is full, and drops nothing", async () => {
    const redis = await small("noeviction");
    const sessions = sets("session", 10_000).map((set) => `${set} EX 3600`); // what ElastiCache's own default would drop
    const answers = redis.ask(...sessions.flatMap((set, number) => [set, `SET job:${String(number)} ${kilobyte}`]));
    const [stored, refused] = [count(answers, "OK"), count(answers, "OOM command not allowed")];
    assert.ok(stored > 1000 && refused > 1000, `${String(stored)} stored, ${String(refused)} refused`);
    assert.equal(stored + refused, 20_000);
    assert.deepEqual(redis.ask("DBSIZE"), [String(stored)]);
    assert.match(redis.ask("INFO stats").join("\n"), /^evicted_keys:0\r?$/m);
    assert.deepEqual(redis.ask("GET job:0", "DEL job:0", "EXISTS job:0"), [kilobyte, "1", "0"]);
  });

  it("takes all writes with allkeys-lru, and drops what was not used for longest", async () => {
    const redis = await small("allkeys-lru");
    redis.ask(...sets("hot", 10), ...sets("cold", 3000));
    await new Promise((resolve) => setTimeout(resolve, 2_000)); // Redis counts in whole seconds
    redis.ask(...Array.from({ length: 10 }, (_, number) => `GET hot:${String(number)}`));
    const answers = redis.ask(...sets("new", 3000));
    assert.deepEqual([count(answers, "OK"), count(answers, "OOM")], [3000, 0]);
    const evicted = Number(/^evicted_keys:(\d+)/m.exec(redis.ask("INFO stats").join("\n"))?.[1]);
    assert.ok(evicted > 500, String(evicted));
    const exist = (prefix: string, count: number) =>
      Number(redis.ask(`EXISTS ${Array.from({ length: count }, (_, n) => `${prefix}:${String(n)}`).join(" ")}`)[0]);
    assert.equal(exist("hot", 10), 10);
    assert.ok(exist("new", 3000) > 2900, "it samples, so a few that were used may go");
  });

  it("takes any token of the cache over TLS, in an address as GitLab writes it", async () => {
    const { server: redis, port, certificate } = await tlsRedis(folder);
    server = redis;
    const anyToken = fc.stringMatching(/^[A-Za-z0-9]{64}$/);
    const ping = (password: string) =>
      redis.askBy(["-h", "localhost", "-p", String(port), "--tls", "--cacert", certificate, "-a", password], "PING");
    fc.assert(
      fc.property(anyToken, (token) => {
        const { password } = new URL(`rediss://:${token}@localhost:${String(port)}/0`);
        assert.equal(password, token);
        assert.equal(redis.ask(`CONFIG SET requirepass ${token}`).at(-1), "OK");
        assert.deepEqual(ping(password), ["PONG"]);
        assert.match(ping(`${token}x`).join("\n"), /WRONGPASS|NOAUTH/);
        assert.deepEqual(redis.ask(`AUTH ${token}`, 'CONFIG SET requirepass ""'), ["OK", "OK"]);
      }),
      { numRuns: 20 },
    );
  });
});
