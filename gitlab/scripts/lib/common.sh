# shellcheck shell=bash disable=SC2034,SC2154
# Functions that every part of converge uses. Sourced.

say() { echo "$(date -u +%FT%TZ) ${speaker:-converge}: $*"; }

# Writes the reason where bootstrap and the report read it, and exits.
failed() {
  trap - ERR
  say "FAILED: $*"
  echo "$*" >"$state/reason"
  cp "$state/reason" "$state/failed"
  exit 1
}

# speak_as NAME: for scripts that are no converge. A failed converge has an alarm, and theirs is none.
speak_as() {
  speaker=$1
  # shellcheck disable=SC2317 # the caller and the parts call it
  failed() {
    trap - ERR
    say "FAILED: $*"
    exit 1
  }
}

# For a failure that another attempt would only repeat: bootstrap makes none until somebody starts the unit.
give_up() {
  touch "$state/hopeless"
  failed "$@"
}

step() {
  say "$1"
  "$1"
}

# The local marker names the configuration that this instance has reached. It is on the root disk, which is as old as the
# instance.
is_converged() {
  [[ -f $state/converged-$PHASE && $(<"$state/converged-$PHASE") == "$HASH" && $(installed_version) == "$VERSION" ]]
}

succeeded() {
  echo "$HASH" >"$state/converged-$PHASE"
  rm -f "$state/failed"
  [[ $RECORDS != volume || -f $data/.gitlab-node/first-converge ]] || date -u +%s >"$data/.gitlab-node/first-converge"
  say "converged to $HASH with GitLab $VERSION"
}

# install_file SOURCE TARGET MODE: atomic, and only if something differs; then it sets changed.
install_file() {
  local source=$1 target=$2 mode=$3
  if cmp -s "$source" "$target" && [[ $(stat -c %a "$target") == "${mode#0}" ]]; then return; fi
  mkdir -p "$(dirname "$target")"
  install -m "$mode" "$source" "$target.new"
  mv -f "$target.new" "$target"
  changed=true
}

# Prints a secret. Returns 2 if the secret exists but has no value yet, and fails for any other reason.
read_secret() {
  local answer
  if answer=$(aws secretsmanager get-secret-value --region "$REGION" --secret-id "$1" --query SecretString --output text 2>"$state/aws-error"); then
    printf '%s' "$answer"
    return 0
  fi
  grep -qF '(ResourceNotFoundException) when calling the GetSecretValue operation' "$state/aws-error" && return 2
  cat "$state/aws-error" >&2
  return 1
}

check_space() {
  local free_root free_data of=nodes.${NODE_ROLE} anew=' and the generation'
  [[ -z ${GROUP:-} ]] || anew='' # nodes of a group are replaced by themselves
  free_root=$(df --output=avail -B1M "$root/" | tail -n 1 | tr -d ' ')
  ((free_root >= ${LEAST_ROOT_MIB:-2048})) ||
    failed "the root disk has $free_root MiB left and needs ${LEAST_ROOT_MIB:-2048}: make room, or raise $of.rootVolumeGiB$anew"
  [[ -n $VOLUME_ID ]] || return 0
  free_data=$(df --output=avail -B1M "$data" | tail -n 1 | tr -d ' ')
  ((free_data >= ${LEAST_DATA_MIB:-1024})) ||
    failed "the data volume has $free_data MiB left and needs ${LEAST_DATA_MIB:-1024}: raise $of.volumeGiB"
}
