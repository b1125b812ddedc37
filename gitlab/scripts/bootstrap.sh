# shellcheck shell=bash disable=SC2154
# The second half of bootstrap. The first, bootstrap-state.sh, has its settings and publishes its state. On a node both are one file,
# because user data brings nothing else to the first boot.

# take_pointer TEXT: no field has a space.
take_pointer() {
  read -r hash bucket key object_version volume_id from_snapshot < <(jq -r '[.hash, .bucket, .key, .versionId, .volumeId // "-", .fromSnapshot] | map(tostring) | join(" ")' <<<"$1")
}

# At the first boot, network, role and parameter may not exist yet. Returns 2 if the parameter does not exist.
read_pointer() {
  local try answer missing=false
  if [[ -n ${POINTER_VALUE:-} ]]; then # the user data of an autoscaled node contains its pointer
    take_pointer "$POINTER_VALUE"
    return 0
  fi
  for ((try = 1; try <= tries; try++)); do
    if answer=$(aws ssm get-parameter --region "$REGION" --name "$POINTER" --query Parameter.Value --output text 2>"$state/pointer-error"); then
      take_pointer "$answer"
      return 0
    fi
    if grep -qF '(ParameterNotFound) when calling the GetParameter operation' "$state/pointer-error"; then missing=true; else missing=false; fi
    sleep "$try_seconds"
  done
  [[ $missing == false ]] || return 2
  cat "$state/pointer-error" >&2
  return 1
}

# Until pulumi up has published a configuration, there is nothing to do, and nothing is wrong.
require_pointer() {
  local status=0
  read_pointer || status=$?
  if ((status == 2)); then
    say "no configuration is published in $POINTER yet: waiting for pulumi up"
    wait_for_turn
  fi
  ((status == 0)) || fail "cannot read the parameter $POINTER in $REGION: is the instance role right, and can this node reach Systems Manager? The error from aws is above"
}

fetch() {
  local bundle=$releases/.bundle.json new=$releases/.new
  rm -rf "$new" "$bundle"
  mkdir -p "$new"
  aws s3api get-object --region "$REGION" --bucket "$bucket" --key "$key" --version-id "$object_version" "$bundle" >/dev/null ||
    fail "cannot fetch the configuration $hash from S3: see the error from aws above"
  [[ $(sha256sum "$bundle" | cut -d' ' -f1) == "$hash" ]] ||
    fail "the configuration in S3 is not $hash: somebody changed it; delete the newest version of $key in that bucket, then run pulumi up --refresh"
  local path mode content
  while read -r path mode content; do
    [[ -d $new/${path%"${path##*/}"} ]] || mkdir -p "$new/${path%/*}"
    base64 --decode <<<"$content" >"$new/$path"
    chmod "$mode" "$new/$path"
  done < <(jq -r '.files[] | "\(.path) \(.mode) \(.content | @base64)"' "$bundle")
  rm -rf "${releases:?}/$hash" "$bundle"
  mv "$new" "$releases/$hash"
}

# systemd counts its own restarts. The count starts again when something else starts the unit: a boot, Systems Manager, a
# person.
restarts() {
  local count
  count=$(systemctl show --property NRestarts --value "$unit")
  echo "${count:-0}"
}

# Counts attempts of this phase at this configuration, but not attempts to fetch it.
count_attempt() {
  local last_phase='' last_hash='' last=0
  [[ ! -f $state/attempts ]] || read -r last_phase last_hash last <"$state/attempts"
  attempt=1
  [[ "$last_phase $last_hash" != "$phase $hash" ]] || attempt=$((last + 1))
  echo "$phase $hash $attempt" >"$state/attempts"
}

# A node of a group that gives up makes room for another one, if Auto Scaling still waits for it.
abandon_launch() {
  local release=$releases/$hash
  [[ -f $release/lib/group.sh ]] || return 0
  # shellcheck source=/dev/null
  (. "$release/environment" && . "$release/lib/group.sh" && complete_hook "$LAUNCHING_HOOK" ABANDON) || true
}

# Publishes why converge failed, and exits so that the unit tries again, or gives up.
conclude_failure() {
  local reason
  reason=$(cat "$state/reason" 2>/dev/null) || reason="converge was killed: see journalctl --unit $unit"
  echo "$reason" >"$state/failed"
  if ((attempt >= most_attempts)) || [[ -e $state/hopeless ]]; then
    say "attempt $attempt of $most_attempts failed: giving up until somebody starts $unit"
    publish failed "$reason" true
    abandon_launch
    exit "$gave_up"
  fi
  say "attempt $attempt of $most_attempts failed: the unit tries again"
  publish failed "$reason"
  exit 1
}

converge() {
  local wanted phases first=$phase
  mkdir -p "$root/run/lock" "$releases" "$state"
  attempt=$(($(restarts) + 1))
  ((attempt > 1)) || rm -f "$state/attempts"
  require_pointer
  exec 9>"$root/run/lock/gitlab-node.lock"
  flock --wait "$lock_seconds" 9 || fail "another converge or backup has held the lock for $lock_seconds seconds"
  require_pointer # it may have changed while we waited
  if [[ ! -x $releases/$hash/converge ]]; then fetch; fi
  # shellcheck source=/dev/null disable=SC2153
  version=$(. "$releases/$hash/environment" && echo "$VERSION")
  # shellcheck source=/dev/null disable=SC2153
  phases=$(. "$releases/$hash/environment" && echo "$PHASES")
  wanted=$hash
  trap : TERM INT # converge gets them as well, and reports them; this script stays alive to publish that
  for phase in $phases; do
    [[ $phase == "$first" ]] || require_turn "$wanted"
    # This is a restart because of a later phase: phases that are done since the unit was started stay done.
    if ((attempt > 1)) && [[ $(stands_at 'select(.status == "converged") | .hash') == "$wanted" ]]; then continue; fi
    run_phase
  done
}

# A later phase runs once its pointer names the configuration that the earlier phases have.
require_turn() {
  local status=0 current=$version
  POINTER=${POINTER%/*}/$phase
  tries=1 read_pointer || status=$?
  if ((status == 2)) || { ((status == 0)) && [[ $hash != "$1" ]]; }; then
    say "pulumi up has not reached $phase yet"
    wait_for_turn
  fi
  ((status == 0)) || fail "cannot read the parameter $POINTER in $REGION: see the error from aws above"
  version=$current
}

run_phase() {
  local status=0
  count_attempt
  rm -f "$state/reason" "$state/hopeless"
  publish converging
  PHASE=$phase HASH=$hash VOLUME_ID=${volume_id#-} FROM_SNAPSHOT=$from_snapshot "$releases/$hash/converge" || status=$?
  ((status == 0)) || conclude_failure
  rm -f "$state/attempts"
  publish converged
}

# Starts the service, again if it ended with an older configuration, and waits for it.
ask() {
  local asked=$1 since deadline
  phase=$2 POINTER=${POINTER%/*}/$2
  mkdir -p "$state"
  since=$(date -u +%FT%TZ) deadline=$((SECONDS + wait_seconds))
  while ((SECONDS < deadline)); do
    if read_pointer && [[ $hash != "$asked" ]]; then
      say "asked for $asked, but $hash is current: nothing to do"
      return 0
    fi
    if [[ $(stands_at 'select(.status == "converged") | .hash') == "$asked" ]]; then
      say "converged to $asked with GitLab $(stands_at .version)"
      return 0
    fi
    if [[ $(stands_at "select(.gaveUp and .at >= \"$since\") | .hash") == "$asked" ]]; then
      say "gave up after $(stands_at .attempt) attempts: $(stands_at .reason)" >&2
      return 1
    fi
    case $(systemctl is-active "$unit" || true) in
      active | activating | deactivating | reloading) ;;
      *) systemctl start --no-block "$unit" || say "$unit cannot be started yet" ;;
    esac
    sleep "$try_seconds"
  done
  say "not converged to $asked within $wait_seconds seconds: its state is $(stands_at .status), since $(stands_at .at). $(stands_at '.reason // ""')" >&2
  return 1
}

if [[ -n ${1:-} ]]; then ask "$1" "${2:-$phase}"; else converge; fi
