#!/bin/bash
# Renews what nodes identify themselves with, once a day: the toolbox issues certificates that end in some months again, and a
# node that serves others takes what was issued to it. Started by a timer.
set -Eeuo pipefail
umask 077

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
for part in "$here"/lib/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done
# shellcheck disable=SC2034 # used by the parts
data="$root/var/opt/gitlab" etc="$root/etc/gitlab" state="$root/var/lib/gitlab-node"

# Converge's own would raise the alarm of a failed converge; a certificate that ends has its own.
say() { echo "$(date -u +%FT%TZ) certificates: $*"; }

failed() {
  trap - ERR
  say "FAILED: $*"
  exit 1
}
trap 'failed "cut off or failed in line $LINENO"' ERR
trap 'failed "stopped by a signal"' TERM INT

main() {
  if [[ -n ${CERTIFICATES:-} ]]; then issue_certificates; fi
  if [[ -n ${CERTIFICATE_SECRET:-} ]]; then
    install_node_certificate
    take_certificate
  fi
}

mkdir -p "$root/run/lock" "$root/var/log/gitlab-node" "$state"
exec > >(tee -a "$root/var/log/gitlab-node/converge.log") 2>&1
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "${LOCK_SECONDS:-3600}" 9 || failed "a converge or the like has held the lock for ${LOCK_SECONDS:-3600} seconds; the next run is tomorrow"
main 9>&-
