#!/bin/bash
# Fetches this node's current configuration and runs its converge.
#   bootstrap          whatever is current (at every boot)
#   bootstrap HASH     only if HASH is current (asked for by Systems Manager); otherwise it does nothing and succeeds
set -euo pipefail

root=${GITLAB_NODE_ROOT:-}
# shellcheck source=/dev/null
. "$root/etc/gitlab-node.env" # constant for the life of the instance
: "${REGION:?}" "${POINTER:?}"
asked=${1:-}
state="$root/var/lib/gitlab-node"
releases="$root/opt/gitlab-node/releases"
tries=${TRIES:-20}
try_seconds=${TRY_SECONDS:-15}
lock_seconds=${LOCK_SECONDS:-3600}

say() { echo "bootstrap: $*"; }

fail() {
  say "$*" >&2
  mkdir -p "$state"
  echo "bootstrap: $*" >"$state/failed"
  exit 1
}

# Network, role and parameter may come later than the first boot.
read_pointer() {
  local try answer
  for ((try = 1; try <= tries; try++)); do
    if answer=$(aws ssm get-parameter --region "$REGION" --name "$POINTER" --query Parameter.Value --output text); then
      pointer=$answer hash=$(jq -r .hash <<<"$answer")
      return 0
    fi
    sleep "$try_seconds"
  done
  fail "cannot read the parameter $POINTER in $REGION: is the instance role right, and did pulumi up finish?"
}

is_current() {
  [[ -z $asked || $asked == "$hash" ]] && return 0
  say "asked for $asked, but $hash is current: nothing to do"
  return 1
}

fetch() {
  local bundle=$releases/.bundle.json new=$releases/.new
  rm -rf "$new" "$bundle"
  mkdir -p "$new"
  aws s3api get-object --region "$REGION" --bucket "$(jq -r .bucket <<<"$pointer")" --key "$(jq -r .key <<<"$pointer")" \
    --version-id "$(jq -r .versionId <<<"$pointer")" "$bundle" >/dev/null ||
    fail "cannot fetch the configuration $hash from S3: see the message of aws above"
  [[ $(sha256sum "$bundle" | cut -d' ' -f1) == "$hash" ]] ||
    fail "the configuration in S3 is not $hash: somebody changed it; delete the newest version of $(jq -r .key <<<"$pointer") in that bucket, then run pulumi up --refresh"
  local path mode content
  while read -r path mode content; do
    mkdir -p "$new/${path%"${path##*/}"}"
    base64 --decode <<<"$content" >"$new/$path"
    chmod "$mode" "$new/$path"
  done < <(jq -r '.files[] | "\(.path) \(.mode) \(.content | @base64)"' "$bundle")
  rm -rf "${releases:?}/$hash" "$bundle"
  mv "$new" "$releases/$hash"
}

umask 077
read_pointer
is_current || exit 0
mkdir -p "$root/run/lock" "$releases"
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "$lock_seconds" 9 || fail "another converge or backup has held the lock for $lock_seconds seconds"
read_pointer # it may have changed while we waited
is_current || exit 0
if [[ ! -x $releases/$hash/converge ]]; then fetch; fi

HASH=$hash VOLUME_ID=$(jq -r .volumeId <<<"$pointer") FROM_SNAPSHOT=$(jq -r .fromSnapshot <<<"$pointer")
export HASH VOLUME_ID FROM_SNAPSHOT
exec "$releases/$hash/converge"
