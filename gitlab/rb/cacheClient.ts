import type { Context } from "./context.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/** The managed cache. */
export function cache({ endpoints: { cache: server } }: Context): RbSection | undefined {
  if (!server) return undefined;
  return {
    title: "Cache",
    why: ["ElastiCache for Valkey. The name of the primary follows a failover; the package's authorities sign it."],
    settings: [
      ["gitlab_rails['redis_host']", server.host],
      ["gitlab_rails['redis_port']", server.port],
      ["gitlab_rails['redis_password']", new RubyCode("node_secrets['cacheToken']")],
      ["gitlab_rails['redis_ssl']", true],
    ],
  };
}
