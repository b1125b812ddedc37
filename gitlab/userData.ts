import { readBrought } from "./files.ts";
import { parameterName } from "./pointer.ts";

/** What user data says of its node. */
export interface UserDataArgs {
  readonly stack: string;
  /** Name of the node. */
  readonly node: string;
  readonly region: string;
  /** Bucket of configurations, where the node publishes its state even before it has a configuration. */
  readonly configurationBucket: string;
}

/**
 * User data of a node: constant, so that it never asks for a new instance. It names where the configuration is
 * published, and installs the service that fetches it at every boot. It only starts that
 * service: cloud-init may run this before `multi-user.target`, which the service comes after, so nothing here waits.
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
POINTER='${parameterName(args.stack, args.node)}'
CONFIGURATION_BUCKET='${args.configurationBucket}'
END_OF_FILE
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
