# shellcheck shell=bash disable=SC2034,SC2154
# What the scripts of a release begin with: its settings, and the parts that this node has. Sourced by a script that has set here.

root=${GITLAB_NODE_ROOT:-}
# shellcheck source=/dev/null
. "$here/environment"
for part in "$here"/lib/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done
state="$root/var/lib/gitlab-node"
data="$root/var/opt/gitlab"
etc="$root/etc/gitlab"
# Secrets on their way are only in memory, since /run is a tmpfs: a run that is cut off leaves none on a disk.
memory="$root/run/gitlab-node"
mkdir -p "$state" "$memory" "$root/run/lock" "$root/var/log/gitlab-node"

trap 'failed "cut off or failed in line $LINENO"' ERR
trap 'failed "stopped by a signal"' TERM INT
