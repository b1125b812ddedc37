#!/bin/bash
# Brings this node to the state that its release describes. Safe to run twice and to be cut off. Bootstrap runs it, holds the
# lock, passes PHASE, HASH, VOLUME_ID and FROM_SNAPSHOT, and publishes the result.
set -Eeuo pipefail # E: the trap below also works in functions
umask 077

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=gitlab/scripts/load-release.sh
. "$here/load-release.sh"
rm -rf "$memory" # of a run that was cut off
mkdir -p "$memory" "$etc/ssl"

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
