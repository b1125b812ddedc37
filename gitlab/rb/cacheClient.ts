import type { CacheEndpoint } from "../endpoints.ts";
import type { Context } from "./context.ts";
import { RubyCode, type RubyValue } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/**
 * The managed cache. Everything goes to `redis`; where there is a group `cache`, GitLab's `cache` goes there, and with it what
 * falls back to it: rate limits and the cache of repositories (lib/gitlab/redis/{rate_limiting,repository_cache}.rb). All else
 * falls back to the default connection, and Workhorse, the agents' server and the exporter know no other
 * (lib/gitlab/redis/wrapper.rb; omnibus-gitlab, libraries/{gitlab_workhorse,gitlab_kas}.rb, 2026).
 */
export function cache({ endpoints: { caches } }: Context): RbSection | undefined {
  const { redis, cache: split } = caches;
  if (!redis) return undefined;
  return {
    title: "Cache",
    why: [
      "ElastiCache for Valkey. The name of the primary follows a failover; the package's authorities sign it.",
      ...(split
        ? ["What can be computed again has servers of its own, which drop what was not used for longest."]
        : []),
    ],
    settings: [
      ["gitlab_rails['redis_host']", redis.host],
      ["gitlab_rails['redis_port']", redis.port],
      ["gitlab_rails['redis_password']", new RubyCode("node_secrets['redisToken']")],
      ["gitlab_rails['redis_ssl']", true],
      ...(split ? [["gitlab_rails['redis_cache_instance']", address(split)] as const] : []),
    ],
  };
}

/** Omnibus takes a password of this instance from its address alone. A token is letters and digits: nothing is encoded. */
function address({ host, port }: CacheEndpoint): RubyValue {
  return new RubyCode(`"rediss://:#{node_secrets['cacheToken']}@${host}:${String(port)}"`);
}
