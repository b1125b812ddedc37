import type { ScaledRole } from "../../config/scaledRole.ts";
import { bundle } from "../../gitlab/bundle.ts";
import { parameterName } from "../../gitlab/pointer.ts";
import type { Role } from "../../gitlab/role.ts";
import { tierArchitecture } from "../fixtures/tierArchitectures.ts";
import { tierContext } from "../gitlab/tierContext.ts";
import { World } from "./world.ts";

/** What the node is part of. */
export const groupArchitecture = tierArchitecture(3000, { highAvailability: "on", gitaly: "cluster" });

/** What the toolbox and pulumi up have published, by secret. */
export const publishedSecrets = {
  "gitlab-database": '{"current": "a", "a": "letters", "b": "digits"}',
  "registry-database": '{"current": "b", "a": "before", "b": "after"}',
  "redis-token": "for Redis",
  "gitaly-token": "for clients",
  "gitlab-secrets": '{"gitlab_rails": {"secret_key_base": "made"}}',
  "ssh-host-keys": '{"ssh_host_ed25519_key": "key\\n", "ssh_host_rsa_key": "another key\\n"}',
  trusted: '{"1": "an authority"}',
};

/**
 * A new node of a group, whose user data has its configuration. Auto Scaling waits for it.
 *
 * @param scaled its role
 * @param version of GitLab, both the wanted one and that of the image
 */
export function groupWorld(scaled: ScaledRole, version = "19.3.0"): World {
  const world = new World();
  const { role, node, endpoints }: { role: Role } & ReturnType<typeof tierContext> = tierContext(
    groupArchitecture,
    scaled,
  );
  const text = bundle({ ...groupArchitecture, gitlabVersion: version }, role, node, endpoints);
  world.publish({ role, volume: null, text });
  const pointer = world.asked();
  world.remove("world/parameters");
  world.put("world/installed", version);
  world.put(
    "root/etc/gitlab-node.env",
    `NODE=${scaled}\nINSTANCE=i-1\nREGION=eu-west-1\nPOINTER=${parameterName("full", scaled, "converge")}\nCONFIGURATION_BUCKET=b-configuration\nPOINTER_VALUE='${JSON.stringify(pointer)}'\n`,
  );
  for (const [secret, value] of Object.entries(publishedSecrets)) world.put(`world/secrets/${secret}`, value);
  for (const name of ["version", "ready"]) world.put(`world/s3/b-configuration/records/${name}`, `${version}\n`);
  world.put("world/hooks/gitlab-launching", "");
  return world;
}
