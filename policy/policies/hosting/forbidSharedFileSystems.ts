import type { ResourcePolicy } from "../../policy.ts";
import { broken } from "../../verdict.ts";

/** No EFS: repositories need a disk of their own, and objects belong in S3. */
export const forbidSharedFileSystems: ResourcePolicy = {
  judges: "resource",
  types: ["aws:efs/fileSystem:FileSystem"],
  check: (resource) => [broken(resource, "must not exist: repositories are on volumes, objects in S3")],
};
