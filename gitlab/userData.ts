import { readBrought } from "./files.ts";
import { parameterName, type Pointer } from "./pointer.ts";

/** What user data says of its node. */
export interface UserDataArgs {
  readonly stack: string;
  /** Name of the node, or of the autoscaled role. */
  readonly node: string;
  /** Name of its first phase. */
  readonly phase: string;
  readonly region: string;
  /** Bucket of configurations, where the node publishes its state even before it has a configuration. */
  readonly configurationBucket: string;
  /**
   * Configuration of the nodes that are made with it, so that image and configuration go back together; absent: the pointer
   * names it. Instances that get it so have no name of their own, and publish their states apart.
   */
  readonly pinned?: Pointer;
}

/**
 * User data of a node. That of a node with a name of its own is constant, so that it never asks for a new instance: it names
 * where the configuration is published. It installs the service that fetches the configuration at every boot, and only starts
 * it: cloud-init may run this before `multi-user.target`, which the service comes after, so nothing here waits.
 *
 * @param args stack, node, region and bucket
 * @returns a shell script for cloud-init, below the 16 KiB that EC2 takes
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
${readBrought("scripts/bootstrap.sh")}END_OF_FILE
chmod 0700 /opt/gitlab-node/bin/bootstrap
cat >/etc/systemd/system/gitlab-converge.service <<'END_OF_FILE'
${readBrought("units/gitlab-converge.service")}END_OF_FILE
chmod 0644 /etc/systemd/system/gitlab-converge.service
systemctl daemon-reload
systemctl enable gitlab-converge.service
systemctl start --no-block gitlab-converge.service
`;
}
