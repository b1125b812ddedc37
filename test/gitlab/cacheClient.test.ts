import assert from "node:assert/strict";
import type { Architecture } from "../../config/architecture.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";
import { needsRuby } from "./ruby.ts";
import { evaluatedNode, tierContext } from "./tierContext.ts";

const form = { highAvailability: "on", gitaly: "cluster" } as const;

/** What `gitlab.rb` says about Redis, by the key below `gitlab_rails`. */
function redisOf(architecture: Architecture, name: string): Record<string, unknown> {
  const { gitlab_rails: rails = {} } = evaluatedNode(architecture, name) as { gitlab_rails?: Record<string, unknown> };
  return Object.fromEntries(Object.entries(rails).filter(([key]) => key.startsWith("redis_")));
}

/** The default connection: jobs, sessions, shared state, Workhorse, the agents' server and the exporter. */
const redis = {
  redis_host: "master.redis.abc.euw1.cache.amazonaws.com",
  redis_port: 6379,
  redis_password: "for Redis",
  redis_ssl: true,
};

const clients = ["rails", "sidekiq", "toolbox-1"];

describe("the cache in gitlab.rb", function () {
  this.timeout(60_000);

  for (const [users, expected] of [
    [5000, redis],
    [
      10_000,
      { ...redis, redis_cache_instance: "rediss://:for the cache@master.cache.abc.euw1.cache.amazonaws.com:6379" },
    ],
  ] as const) {
    it(`is the same on all nodes that use it, and on no other: ${String(users)} users`, function () {
      needsRuby.call(this);
      const architecture = tierArchitecture(users, form);
      for (const name of clients) assert.deepEqual(redisOf(architecture, name), expected, name);
      for (const { name } of architecture.namedNodes)
        if (!clients.includes(name)) assert.deepEqual(redisOf(architecture, name), {}, name);
    });
  }

  it("says why there is a second address", () => {
    const text = gitlabRb(tierContext(tierArchitecture(10_000, form), "rails"));
    assert.match(
      text,
      /\n## Cache\n# ElastiCache for Valkey\. .*\n# What can be computed again has servers of its own, which drop what was not used for longest\.\n/,
    );
    assert.doesNotMatch(gitlabRb(tierContext(tierArchitecture(5000, form), "rails")), /servers of its own/);
  });
});
