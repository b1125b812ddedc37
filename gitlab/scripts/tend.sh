#!/bin/bash
# What a node does by itself, without a converge: every five minutes, before the report. Each part is safe to repeat, and
# needs no lock.
set -euo pipefail

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
# shellcheck source=/dev/null
. "$root/etc/gitlab-node.env"
state="$root/var/lib/gitlab-node"
data="$root/var/opt/gitlab"

# pulumi up makes the volume larger under a running node. The node's configuration does not change, so nothing else grows the
# file system.
grow_file_system() {
  local before after
  findmnt --noheadings --output SOURCE --mountpoint "$data" >/dev/null || return 0
  before=$(df --output=size -B1M "$data" | tail -n 1)
  xfs_growfs -d "$data" >/dev/null || return 1
  after=$(df --output=size -B1M "$data" | tail -n 1)
  [[ $before == "$after" ]] || echo "the file system of the data volume grew from${before} to${after} MiB"
}

# Publishes states that could not be published because S3 was not reachable when converge ended.
publish_states() {
  local phase file
  for file in "$state"/unpublished/*; do
    [[ -e $file ]] || continue
    phase=${file##*/}
    cp "$state/states/$phase.json" "$state/published.json"
    timeout --foreground 60 aws s3api put-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" \
      --key "state/$NODE${POINTER_VALUE:+/$INSTANCE}/$phase.json" --content-type application/json \
      --body "$state/published.json" >/dev/null || return 1
    # If a newer state was published meanwhile, this upload has overwritten it; then try again next time.
    if cmp -s "$state/states/$phase.json" "$state/published.json"; then rm -f "$file"; fi
  done
}

status=0
grow_file_system || status=1
publish_states || status=1
exit "$status"
