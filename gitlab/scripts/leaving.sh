#!/bin/bash
# Lets the work of this node end before Auto Scaling ends the node: waits until Auto Scaling wants that, takes no more work, waits
# for what is under way, and completes the hook. If it is cut off, it starts again and continues.
set -Eeuo pipefail
umask 077

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
# shellcheck source=/dev/null
. "$here/lib/group.sh"
state="$root/var/lib/gitlab-node"
services="$root/opt/gitlab/service"
metadata=${METADATA:-http://169.254.169.254}
poll=${POLL_SECONDS:-5}

# From NGINX to the services behind it: what it has accepted reaches them within this time, since it does not buffer uploads
# (omnibus-gitlab 440b1f83, nginx-gitlab-rails.conf.erb and nginx-gitlab-registry.conf.erb).
handover=${HANDOVER_SECONDS:-10}

# What clients and runners would lose. Connections of browsers and agents that stay open for ever are not waited for: they
# connect again, to another node. Each of these ends by itself once its work has ended (rb/leaving.ts).
work=(gitlab-sshd gitlab-workhorse registry gitlab-pages sidekiq)

say() { echo "$(date -u +%FT%TZ) leaving: $*"; }

trap 'say "FAILED: cut off or failed in line $LINENO; the unit continues"' ERR

# The token is not on a command line, where everybody could read it.
wanted_state() {
  local token
  token=$(curl --silent --fail --max-time 2 --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/latest/api/token") || return 0
  curl --silent --fail --max-time 2 --header @<(printf 'X-aws-ec2-metadata-token: %s' "$token") \
    "$metadata/latest/meta-data/autoscaling/target-lifecycle-state" || true # there is none outside of a group
}

# The time runs from the first look, however often this script is cut off: Auto Scaling's own begins no earlier.
begin() {
  if [[ ! -s $state/leaving-since ]]; then
    date -u +%s >"$state/leaving-since.new"
    mv -f "$state/leaving-since.new" "$state/leaving-since"
  fi
  since=$(<"$state/leaving-since")
}

passed() { echo $(($(date -u +%s) - since)); }

# A converge would start again what is stopped here, and has nothing to reach any more: that is no failure.
keep_converge_off() {
  systemctl stop gitlab-converge.service || true
  exec 9>"$root/run/lock/gitlab-node.lock"
  flock --wait "${LOCK_SECONDS:-60}" 9 || say "something holds the lock of converge; going on without it"
  rm -f "$state/failed"
}

runit() { "${SV:-/opt/gitlab/embedded/bin/sv}" "$@"; }

# status SERVICE: nothing if this node does not have it.
status() { [[ ! -e $services/$1 ]] || runit status "$services/$1" || true; }

# NGINX takes no more connections, and ends once those that it has are closed.
close_nginx() {
  [[ $(status nginx) == run:* ]] || return 0
  runit once "$services/nginx" # it would be started again
  runit quit "$services/nginx"
}

# let_go SERVICE: it takes no more work, and ends once it has none. A second signal would end some at once.
let_go() {
  local now
  now=$(status "$1")
  [[ $now == run:* && $now != *"want down"* ]] || return 0
  runit down "$services/$1"
}

at_work() {
  local service
  for service in "${work[@]}"; do
    [[ $(status "$service") != run:* ]] || echo "$service"
  done
}

leave() {
  local service busy
  while (($(passed) < SERVING_SECONDS)); do sleep "$poll"; done
  say "taking no more work"
  close_nginx
  let_go gitlab-sshd
  [[ ! -e $services/nginx ]] || sleep "$handover"
  for service in gitlab-workhorse registry gitlab-pages gitlab-kas sidekiq; do let_go "$service"; done
  busy=$(at_work)
  while [[ -n $busy ]] && (($(passed) < DRAIN_SECONDS)); do
    sleep "$poll"
    busy=$(at_work)
  done
  if [[ -n $busy ]]; then
    say "the time is over, and work is cut off: ${busy//$'\n'/ }"
  else
    say "all work has ended"
    timeout --foreground 30 gitlab-ctl stop || true
  fi
}

# Auto Scaling waits at its hook only once the load balancer has let go of the node, which may be later.
complete_termination() {
  local said=false
  until complete_hook "$TERMINATING_HOOK" CONTINUE 9>&-; do
    [[ $said == true ]] || say "the hook $TERMINATING_HOOK cannot be completed yet: trying until it can"
    said=true
    sleep "$poll"
  done
  say "the hook $TERMINATING_HOOK is completed"
}

mkdir -p "$root/run/lock" "$root/var/log/gitlab-node" "$state"
until [[ -s $state/leaving-since || $(wanted_state) == Terminated ]]; do sleep "$poll"; done
exec > >(tee -a "$root/var/log/gitlab-node/leaving.log" 9>&-) 2>&1
begin
say "Auto Scaling ends this node: it has $DRAIN_SECONDS seconds, of which $(passed) have passed"
keep_converge_off
leave
complete_termination
