import { volumeId, type World } from "./world.ts";
import { newWorld } from "./worlds.ts";

/** A new node whose volume is formatted, so that S3 gets nothing but its state. */
export function formattedWorld(): World {
  const world = newWorld();
  world.put("world/devices/nvme1n1.type", "xfs\n");
  world.put("world/devices/nvme1n1.content/.gitlab-node/version", "19.3.0\n");
  world.put(`world/s3/b-configuration/volumes/gitaly-1/${volumeId}.json`, '{"status": "formatted"}');
  return world;
}
