#!/bin/bash
# Brings this node to the state that its release describes. Safe to run twice and to be cut off. Bootstrap runs it, holds the
# lock, passes PHASE, HASH, VOLUME_ID and FROM_SNAPSHOT, and publishes the result.
set -Eeuo pipefail # E: the trap below also works in functions
umask 077

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
for part in "$here"/lib/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done

state="$root/var/lib/gitlab-node"
# shellcheck disable=SC2034 # used by the parts
data="$root/var/opt/gitlab"
etc="$root/etc/gitlab"
mkdir -p "$state" "$etc/ssl" "$root/var/log/gitlab-node"

trap 'failed "cut off or failed in line $LINENO"' ERR
trap 'failed "stopped by a signal"' TERM INT

# steps WHEN: the steps that the release lists for this phase (gitlab/phases.ts).
steps() { sed -n "s/^$1 //p" "$here/phases/$PHASE"; }

run() {
  local name
  for name in $(steps "$1"); do step "$name"; done
}

main() {
  run always
  if is_converged; then
    say "nothing has changed since the last converge"
    run resume
  else
    run step
  fi
  succeeded
}

exec > >(tee -a "$root/var/log/gitlab-node/converge.log" 9>&-) 2>&1
main 9>&- # nothing that is started here may inherit the lock
