import { readBrought } from "./files.ts";
import { parameterName } from "./pointer.ts";

/**
 * User data of a node: constant, so that it never asks for a new instance. It names where the configuration is
 * published, and installs the bootstrap that fetches it at every boot.
 *
 * @param node stack, node name and region
 * @returns a shell script for cloud-init, below the 16 KiB that EC2 takes
 */
export function userData(node: { readonly stack: string; readonly node: string; readonly region: string }): string {
  return `#!/bin/bash
set -euo pipefail
umask 077
mkdir -p /opt/gitlab-node/bin
cat >/etc/gitlab-node.env <<'END_OF_FILE'
REGION='${node.region}'
POINTER='${parameterName(node.stack, node.node)}'
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
