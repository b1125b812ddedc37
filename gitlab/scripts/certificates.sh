#!/bin/bash
# Renews what nodes identify themselves with, once a day: the toolbox issues certificates that end in some months again, and a
# node that serves others takes what was issued to it. Started by a timer.
set -Eeuo pipefail
umask 077

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=gitlab/scripts/load-release.sh
. "$here/load-release.sh"
speak_as certificates # a certificate that ends has an alarm of its own

main() {
  if [[ -n ${CERTIFICATES:-} ]]; then issue_certificates; fi
  if [[ -n ${CERTIFICATE_SECRET:-} ]]; then
    install_node_certificate
    take_certificate
  fi
}

exec > >(tee -a "$root/var/log/gitlab-node/converge.log") 2>&1
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "${LOCK_SECONDS:-3600}" 9 || failed "a converge or the like has held the lock for ${LOCK_SECONDS:-3600} seconds; the next run is tomorrow"
main 9>&-
