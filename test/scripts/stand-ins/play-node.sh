# shellcheck shell=bash
# Plays volumes, packages, accounts and systemd of a node. Sourced by the stand-in.

# A device is a file; mounting links the mount point to a folder that stands for its content.
play_lsblk() {
  local device
  [[ -e $WORLD/late ]] && { rm "$WORLD/late" && return; }
  for device in "$WORLD"/devices/*.serial; do echo "${device%.serial} $(<"$device")"; done
}
play_blkid() {
  local device=${!#} tag
  [[ -f $device.type ]] || exit 2
  tag=$(while (($#)); do [[ $1 == -s ]] && echo "$2"; shift; done)
  if [[ $tag == UUID ]]; then echo "uuid-of-${device##*/}"; else cat "$device.type"; fi
}
play_mkfs_xfs() {
  echo xfs >"${!#}.type"
  mkdir -p "${!#}.content"
}
play_mount() {
  refused mount && echo "mount: wrong fs type" >&2 && exit 32
  [[ -e $WORLD/mount-does-nothing ]] && exit 0
  rm -rf "$GITLAB_NODE_ROOT/var/opt/gitlab"
  ln -s "$1.content" "$GITLAB_NODE_ROOT/var/opt/gitlab"
  echo "$1" >"$WORLD/mounted"
}
play_findmnt() { cat "$WORLD/mounted" 2>/dev/null; }
play_df() {
  if [[ $* == *pcent* ]]; then printf 'Use%%\n 42%%\n'; else printf 'Avail\n%s\n' "$(cat "$WORLD/free" 2>/dev/null || echo 50000)"; fi
}
play_du() { # a file says how large a folder is, by its name
  local size
  size=$WORLD/mib-of-$(basename "${!#}")
  if [[ -f $size ]]; then printf '%s\t%s\n' "$(<"$size")" "${!#}"; else /usr/bin/du "$@"; fi
}
play_rpm() { if [[ ${!#} == system-release ]]; then cat "$WORLD/system-built"; else cat "$WORLD/installed"; fi; }
play_dnf() {
  [[ $1 != needs-restarting ]] || exit "$(cat "$WORLD/needs-restarting" 2>/dev/null || echo 0)"
  refused dnf && echo "No match for argument" >&2 && exit 1
  [[ $1 != upgrade ]] || exit 0
  local package=${!#}
  echo -n "${package##*-}" >"$WORLD/installed"
}
# Nobody has an account of GitLab's unless $WORLD/accounts says so; $WORLD/owner is whose the volume is.
play_getent() {
  local database=$1 key missing=0
  shift
  [[ -f $WORLD/accounts/$database ]] || exit 2
  for key in "$@"; do
    awk -F: -v key="$key" '$1 == key || $3 == key {print; found = 1; exit} END {exit found ? 0 : 2}' "$WORLD/accounts/$database" || missing=2
  done
  exit "$missing"
}
play_find() {
  if [[ $* != *-uid* ]]; then /usr/bin/find "$@"; else cat "$WORLD/owner" 2>/dev/null || true; fi
}
# How often systemd restarted the unit, and whether it runs.
play_systemctl() {
  case $1 in
    start) [[ $2 != gitlab-runsvdir.service ]] || rm -f "$WORLD/not-supervised" ;;
    show) cat "$WORLD/restarts" 2>/dev/null || echo 0 ;;
    is-active) cat "$WORLD/active" 2>/dev/null || { echo inactive && exit 3; } ;;
  esac
}
# Instance metadata, version 2: what Auto Scaling wants of the instance, for whoever has the token.
play_metadata() {
  case $* in
    *"--request PUT"*"/latest/api/token") echo AQAEA123 ;;
    *)
      [[ $(cat "$(option header "$@" | tr -d @)") == "X-aws-ec2-metadata-token: AQAEA123" ]] || exit 22
      cat "$WORLD/wanted-state" 2>/dev/null || exit 22
      ;;
  esac
}
play_install() { # without root, owners cannot be set
  local -a kept=()
  while (($#)); do
    case $1 in -o | -g) shift 2 && continue ;; esac
    kept+=("$1")
    shift
  done
  /usr/bin/install "${kept[@]}"
}
