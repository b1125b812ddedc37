import { broughtText } from "./files.ts";
import { parameterName, type Pointer } from "./pointer.ts";

/** What user data contains. */
export interface UserDataArgs {
  readonly stack: string;
  /** Name of the node, or of the autoscaled role. */
  readonly node: string;
  /** Name of its first phase. */
  readonly phase: string;
  readonly region: string;
  /** Bucket of configurations, to which the node publishes its state even before it has a configuration. */
  readonly configurationBucket: string;
  /**
   * Configuration of the nodes that are created with it, so that image and configuration roll back together; absent: the
   * pointer names it. Instances with a pinned configuration have no permanent name, and publish their states separately.
   */
  readonly pinned?: Pointer;
}

/**
 * User data of a node. For a node with a permanent name it is constant, so it never requires a new instance: it only says
 * where the configuration is published. It installs the service that fetches the configuration at every boot, and starts it
 * without waiting: cloud-init may run this before `multi-user.target`, and the service starts after that target.
 *
 * @param args stack, node, region and bucket
 * @returns a shell script for cloud-init, below the 16 KiB that EC2 accepts
 */
export function userData(args: UserDataArgs): string {
  return `#!/bin/bash
set -euo pipefail
umask 077
mkdir -p /opt/gitlab-node/bin
cat >/etc/gitlab-node.env <<'END_OF_FILE'
NODE='${args.node}'
REGION='${args.region}'
POINTER='${parameterName(args.stack, args.node, args.phase)}'
CONFIGURATION_BUCKET='${args.configurationBucket}'
${args.pinned ? `POINTER_VALUE='${JSON.stringify(args.pinned)}'\n` : ""}END_OF_FILE
echo "INSTANCE='$(cat /var/lib/cloud/data/instance-id)'" >>/etc/gitlab-node.env
cat >/opt/gitlab-node/bin/bootstrap <<'END_OF_FILE'
${broughtText("bootstrap")}END_OF_FILE
chmod 0700 /opt/gitlab-node/bin/bootstrap
cat >/etc/systemd/system/gitlab-converge.service <<'END_OF_FILE'
${broughtText("units/gitlab-converge.service")}END_OF_FILE
chmod 0644 /etc/systemd/system/gitlab-converge.service
systemctl daemon-reload
systemctl enable gitlab-converge.service
systemctl start --no-block gitlab-converge.service
`;
}
