#!/bin/bash
# Upgrades the operating system, and restarts the node if that is needed. Started by a timer, if patching.schedule is set, or
# by hand. It leaves GitLab's package alone: converge upgrades that.
set -Eeuo pipefail
umask 077

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
state="$root/var/lib/gitlab-node"
restart_needed="$root/run/gitlab-node-restart-needed" # a restart clears it

say() { echo "$(date -u +%FT%TZ) patch: $*"; }

failed() {
  trap - ERR
  say "FAILED: $*"
  echo "$*" >"$state/patch-failed"
  exit 1
}
trap 'failed "cut off or failed in line $LINENO"' ERR
trap 'failed "stopped by a signal"' TERM INT

# Nodes of a role take turns, so that they do not restart together. A person who starts it does not wait: systemd says whether a
# timer did (TRIGGER_UNIT, systemd.exec(5), since 252).
wait_for_turn() {
  [[ -n ${TRIGGER_UNIT:-} ]] || return 0
  ((PATCH_TURN_SECONDS == 0)) || say "waiting $PATCH_TURN_SECONDS seconds, while other nodes of this role are patched"
  sleep "$PATCH_TURN_SECONDS"
}

main() {
  local status=0
  say "upgrading to Amazon Linux $PATCH_RELEASE"
  # Without an explicit release, dnf stays on the image's release. The upgrade does not need GitLab's repository.
  dnf upgrade --assumeyes --refresh --releasever="$PATCH_RELEASE" --setopt=gitlab.skip_if_unavailable=true --exclude=gitlab-ee --exclude=gitlab-ce ||
    failed "the packages could not be upgraded: see the error from dnf above"
  rm -f "$state/patch-failed" "$restart_needed"
  dnf needs-restarting --reboothint || status=$?
  if ((status == 0)); then
    say "finished; no restart is needed"
  elif ((status != 1)); then
    failed "dnf needs-restarting does not say whether a restart is needed: is dnf-utils installed?"
  elif [[ $PATCH_REBOOT == true ]]; then
    say "finished; restarting"
    systemctl --no-block reboot
  else
    touch "$restart_needed"
    say "finished; a restart is needed, and patching.reboot is false: run reboot at a good time"
  fi
}

mkdir -p "$root/run/lock" "$root/var/log/gitlab-node" "$state"
exec > >(tee -a "$root/var/log/gitlab-node/patch.log") 2>&1
wait_for_turn
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "${LOCK_SECONDS:-21600}" 9 || failed "a converge or backup has held the lock for ${LOCK_SECONDS:-21600} seconds"
main 9>&-
