import { bundle, bundleHash } from "../../gitlab/bundle.ts";
import { bundleKey } from "../../gitlab/pointer.ts";
import { userData } from "../../gitlab/userData.ts";
import { boxEndpoints } from "../fixtures/architectures.ts";
import { tierContext } from "../gitlab/tierContext.ts";
import { groupArchitecture, publishedSecrets } from "../scripts/groupWorld.ts";
import { Machine } from "./machine.ts";

/** Answers as GitLab, and as the metadata of the instance. */
const curl = `#!/bin/bash
case "\${!#}" in
  */latest/api/token) echo token ;;
  */target-lifecycle-state) cat /machine/world/wanted-state ;;
esac
`;

/** A machine of the group of Rails nodes, whose user data has its configuration. Auto Scaling waits for it. */
export class GroupMachine extends Machine {
  constructor() {
    super();
    const { role, node, endpoints } = tierContext(groupArchitecture, "rails");
    const text = bundle(groupArchitecture, role, node, endpoints);
    const bucket = boxEndpoints.buckets.configuration;
    const key = bundleKey("rails");
    this.put(`world/s3/${bucket}/${key}`, text);
    const pinned = { hash: bundleHash(text), bucket, key, versionId: "v1", volumeId: null, fromSnapshot: false };
    const args = { stack: "full", node: "rails", phase: "converge", region: "eu-west-1", configurationBucket: bucket };
    this.put("user-data", userData({ ...args, pinned }), 0o755);
    for (const [secret, value] of Object.entries(publishedSecrets)) this.put(`world/secrets/${secret}`, value);
    for (const name of ["version", "ready"]) this.put(`world/s3/${bucket}/records/${name}`, "19.3.0\n");
    this.put("bin/curl", curl, 0o755);
    this.put("world/wanted-state", "InService");
    this.put("world/hooks/gitlab-launching", "");
    this.put("world/hooks/gitlab-terminating", "");
  }
}
