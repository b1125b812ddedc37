import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";
import { evaluateRb } from "../gitlab/evaluateRb.ts";
import { tierContext } from "../gitlab/tierContext.ts";
import { tlsRedis, type TlsRedis } from "./tlsRedis.ts";

const isHere = ["redis-server", "ruby"].every((program) => spawnSync(program, ["--version"]).status === 0);

const form = { highAvailability: "on", gitaly: "cluster" } as const;

/** As long as real ones; each kind of character is in it. */
const tokens = { redis: "aZ09".repeat(16), cache: "9bYx".repeat(16) } as const;

/** How a client of GitLab comes to a server, as arguments of redis-cli. */
type Way = (rails: Readonly<Record<string, string>>) => readonly string[];

/** The default connection: the package makes an address of its parts. */
const byDefault: Way = (rails) => [
  ...["-h", String(rails.redis_host), "-p", String(rails.redis_port)],
  ...["--tls", "-a", String(rails.redis_password)],
];

/** The package writes this address into redis.cache.yml as it is. (redis-cli -u would send the empty name of its user.) */
const toCache: Way = (rails) => {
  const { protocol, hostname, port, password } = new URL(String(rails.redis_cache_instance));
  return ["-h", hostname, "-p", port, ...(protocol === "rediss:" ? ["--tls"] : []), "-a", password];
};

describe("gitlab.rb with two groups of the cache, and two real servers", function () {
  this.timeout(60_000);
  let folder: string;
  let servers: Readonly<Record<"redis" | "cache", TlsRedis>>;

  before(async function () {
    if (!isHere) {
      console.log("SKIPPED: redis-server or ruby is not installed; nobody went to the two groups of the cache");
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), "split-"));
    const [redis, cache] = [join(folder, "redis"), join(folder, "cache")];
    servers = { redis: await tlsRedis(redis, tokens.redis), cache: await tlsRedis(cache, tokens.cache) };
  });
  after(async () => {
    if (!isHere) return;
    await servers.redis.server.stop();
    await servers.cache.server.stop();
    rmSync(folder, { recursive: true });
  });

  /** What GitLab's Rails are told, where both groups are here. */
  function railsOf(secrets: Readonly<Record<"redisToken" | "cacheToken", string>>): Record<string, string> {
    const context = tierContext(tierArchitecture(10_000, form), "sidekiq");
    const at = ({ port }: TlsRedis) => ({ host: "localhost", port });
    const endpoints = { ...context.endpoints, caches: { redis: at(servers.redis), cache: at(servers.cache) } };
    const login = { current: "a", a: "one", b: "two" };
    const known = { ...secrets, gitlabDatabase: login, registryDatabase: login, smtpPassword: "", gitalyToken: "" };
    return evaluateRb(gitlabRb({ ...context, endpoints }), known).gitlab_rails as Record<string, string>;
  }

  const ask = (name: "redis" | "cache", way: Way, secrets: Parameters<typeof railsOf>[0], command: string) => {
    const { server, certificate } = servers[name];
    return server.askBy([...way(railsOf(secrets)), "--cacert", certificate], command);
  };

  it("leads each connection to its own server, with its own token", () => {
    const right = { redisToken: tokens.redis, cacheToken: tokens.cache };
    assert.deepEqual(ask("redis", byDefault, right, "LPUSH queue:default job"), ["1"]);
    assert.deepEqual(ask("cache", toCache, right, "SET cache:gitlab:flag on"), ["OK"]);
    const keys = ({ server }: TlsRedis) => server.ask("KEYS *");
    assert.deepEqual([keys(servers.redis), keys(servers.cache)], [["queue:default"], ["cache:gitlab:flag"]]);
  });

  it("is refused with the token of the other one", () => {
    const crossed = { redisToken: tokens.cache, cacheToken: tokens.redis };
    for (const [name, way] of [
      ["redis", byDefault],
      ["cache", toCache],
    ] as const)
      assert.match(ask(name, way, crossed, "PING").join("\n"), /WRONGPASS|NOAUTH/, name);
  });
});
