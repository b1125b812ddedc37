#!/bin/bash
# shellcheck disable=SC2034
# Brings this node to its current configuration, and publishes its state (gitlab/nodeState.ts).
#   bootstrap              fetches the current configuration and runs its phases; only gitlab-converge.service runs this
#   bootstrap HASH PHASE   starts that service and waits until a phase has reached HASH; if HASH is not current, it does
#                          nothing and succeeds (Systems Manager runs this)
set -euo pipefail
umask 077

root=${GITLAB_NODE_ROOT:-}
# shellcheck source=/dev/null
. "$root/etc/gitlab-node.env" # constant for the life of the instance
: "${REGION:?}" "${POINTER:?}" "${NODE:?}" "${INSTANCE:?}" "${CONFIGURATION_BUCKET:?}"
# Instances of an autoscaled role share one configuration, and publish their states separately.
states=state/$NODE${POINTER_VALUE:+/$INSTANCE}
# The first phase. The configuration in its parameter lists the others.
phase=${POINTER##*/}
state="$root/var/lib/gitlab-node"
releases="$root/opt/gitlab-node/releases"
unit=gitlab-converge.service
tries=${TRIES:-20}
try_seconds=${TRY_SECONDS:-15}
lock_seconds=${LOCK_SECONDS:-3600}
wait_seconds=${WAIT_SECONDS:-21000}
# Attempts at one configuration before somebody has to look. Steps that only read are retried for ever.
most_attempts=5
# Exit codes that the unit handles.
waiting=75 gave_up=78

hash='' version='' attempt=''

say() { echo "$(date -u +%FT%TZ) bootstrap: $*"; }

# publish STATUS [REASON [GAVE_UP]]: writes the state of this phase to the bucket. Without a network, the report publishes it
# later.
publish() {
  local file=$state/states/$phase.json before
  mkdir -p "$state/states" "$state/unpublished"
  before=$(jq -c '{converged, gaveUpAt}' "$file" 2>/dev/null) || before=$(of_predecessor)
  jq -n --arg node "$NODE" --arg instance "$INSTANCE" --arg phase "$phase" --arg status "$1" --arg reason "${2:-}" \
    --argjson gaveUp "${3:-false}" --arg hash "$hash" --arg version "$version" --arg attempt "$attempt" \
    --arg at "$(date -u +%FT%TZ)" --argjson before "$before" '
    def known: if . == "" then null else . end;
    {format: 1, node: $node, instance: $instance, phase: $phase, status: $status, at: $at, hash: ($hash | known),
     version: ($version | known), attempt: ($attempt | if . == "" then null else tonumber end), gaveUp: $gaveUp,
     gaveUpAt: (if $gaveUp then $at else $before.gaveUpAt end), reason: ($reason | known),
     converged: (if $status == "converged" then {hash: $hash, version: $version, at: $at} else $before.converged end)}' >"$file.new"
  mv -f "$file.new" "$file"
  touch "$state/unpublished/$phase"
  if timeout --foreground 60 aws s3api put-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "$states/$phase.json" \
    --content-type application/json --body "$file" >/dev/null; then
    rm -f "$state/unpublished/$phase"
  else
    say "cannot publish the state; trying again every five minutes" >&2
  fi
}

# What remains true from the state that the previous instance published: when the node last gave up.
of_predecessor() {
  local file=$state/states/.predecessor.json
  timeout --foreground 60 aws s3api get-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "$states/$phase.json" "$file" >/dev/null 2>&1 || true
  jq -c '{converged: null, gaveUpAt}' "$file" 2>/dev/null || echo '{"converged": null, "gaveUpAt": null}'
  rm -f "$file"
}

# Nothing has changed yet, so the unit tries again, for ever.
fail() {
  say "$*" >&2
  echo "bootstrap: $*" >"$state/failed"
  publish failed "$*"
  exit 1
}

stands_at() { jq -r "$1" "$state/states/$phase.json" 2>/dev/null || true; }

# Publishes the waiting state once. The unit comes back every two minutes, and sooner if Systems Manager starts it.
wait_for_turn() {
  hash='' version='' attempt=''
  [[ $(stands_at .status) == waiting ]] || publish waiting
  exit "$waiting"
}
