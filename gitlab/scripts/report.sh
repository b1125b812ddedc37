#!/bin/bash
# Reports the node's metrics to CloudWatch, every five minutes, by a timer. Silence also raises alarms.
set -euo pipefail

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
# shellcheck source=/dev/null
. "$here/lib/record.sh"
if [[ -f $here/lib/databases.sh ]]; then
  # shellcheck source=/dev/null
  . "$here/lib/databases.sh"
fi
state="$root/var/lib/gitlab-node"
data="$root/var/opt/gitlab"

exists() { if [[ -e $1 ]]; then echo 1; else echo 0; fi; }

hours_since() { echo $((($(date -u +%s) - $1) / 3600)); }

# Before the first backup, the age counts from the first converge; on a node that migrates a database elsewhere, from when it
# first saw that database migrated.
BackupAgeHours() {
  local at first=$data/.gitlab-node/first-converge
  at=$(last_backup) || return 0
  if [[ -z $at && $RECORDS == bucket && ! -f $first && -n $(database_record migrated) ]]; then
    date -u +%s | write_down first-converge
  fi
  hours_since "${at:-$(cat "$first" 2>/dev/null || date -u +%s)}"
}

# AWS Backup reports nothing about a job that it never starts. So the node asks it once an hour for the snapshots of this
# volume. Without an answer, the age keeps growing. Before the first snapshot, the age counts from when the node first saw
# the volume.
SnapshotAgeHours() {
  local newest=$data/.gitlab-node/newest-snapshot volume of='' at answer
  volume=$(cat "$state/volume-id" 2>/dev/null) || return 0
  [[ ! -s $newest ]] || read -r of at <"$newest"
  if [[ $of != "$volume" ]]; then
    at=$(date -u +%s)
    write_down newest-snapshot <<<"$volume $at"
    rm -f "$state/snapshots-asked"
  fi
  if [[ -z $(find "$state/snapshots-asked" -mmin -58 2>/dev/null) ]]; then
    touch "$state/snapshots-asked"
    answer=$(aws backup list-recovery-points-by-backup-vault --region "$REGION" --backup-vault-name "$BACKUP_VAULT" \
      --by-created-after "$(date -u -d '30 days ago' +%FT%TZ)" --output json \
      --query "RecoveryPoints[?Status=='COMPLETED' && ends_with(ResourceArn, '/$volume')].CreationDate" | jq -r 'max // empty') || answer=''
    if [[ -n $answer ]]; then
      at=$(date -u -d "$answer" +%s)
      write_down newest-snapshot <<<"$volume $at"
    fi
  fi
  hours_since "$at"
}

# Percent of the room that the last backup needed. A running backup uses that room, so nothing is reported meanwhile.
BackupRoomPercent() {
  local needed free
  needed=$(cat "$data/.gitlab-node/backup-needs" 2>/dev/null) || return 0
  is_busy && return 0
  free=$(df --output=avail -B1M "$data" | tail -n 1 | tr -d ' ')
  echo $((100 * free / needed))
}

# Whether a converge, a backup or patches are under way.
is_busy() {
  mkdir -p "$root/run/lock"
  ! flock --nonblock --shared 8 8>"$root/run/lock/gitlab-node.lock"
}

used_percent() { df --output=pcent "$1" | tail -n 1 | tr -d ' %'; }

MemoryUsedPercent() {
  awk '/^MemTotal:/ {total = $2} /^MemAvailable:/ {free = $2} END {print int(100 * (total - free) / total)}' "$root/proc/meminfo"
}

# Age of the Amazon Linux release on this node.
SystemAgeDays() { echo $((($(date -u +%s) - $(rpm -q --queryformat '%{BUILDTIME}' system-release)) / 86400)); }

# days_left CERTIFICATE: days that it is still valid.
days_left() {
  local end
  end=$(openssl x509 -in "$1" -noout -enddate) || return 1
  echo $((($(date -u -d "${end#*=}" +%s) - $(date -u +%s)) / 86400))
}

# Of the certificate for other nodes.
CertificateDays() { days_left "$root/etc/gitlab/node-tls/node.crt"; }

# Of the trusted authority that ends first.
AuthorityDays() {
  local generation days least=''
  for generation in $AUTHORITIES; do
    days=$(days_left "$root/etc/gitlab/trusted-certs/nodes-$generation.crt") || return 1
    if [[ -z $least ]] || ((days < least)); then least=$days; fi
  done
  echo "$least"
}

# Repositories of which no healthy member has an up-to-date copy, as Praefect counts them in its database. It answers nothing
# else on this path, because the count is expensive (GitLab docs, doc/administration/gitaly/praefect/monitoring.md, 2026).
UnavailableRepositories() {
  curl --silent --fail --max-time 30 "http://127.0.0.1:$PRAEFECT_METRICS_PORT/db_metrics" |
    awk '/^gitaly_praefect_unavailable_repositories[{ ]/ {sum += $NF; found = 1} END {if (found) printf "%d\n", sum}'
}

ConvergeFailed() { exists "$state/failed"; }
BackupFailed() { exists "$state/backup-failed"; }
PatchFailed() { exists "$state/patch-failed"; }
RestartNeeded() { exists "$root/run/gitlab-node-restart-needed"; }
DataVolumeUsedPercent() { used_percent "$data"; }
RootDiskUsedPercent() { used_percent "$root/"; }

FailedMigrations() { database_record migrations.json | jq .failed; }

# metric NAME: the function of that name returns its value. Without a value there is no metric; the others are still
# reported.
metric() {
  local value
  value=$("$1") || value=''
  [[ -n $value ]] || return 0
  jq -n --arg name "$1" --argjson value "$value" --arg node "$NODE" '{MetricName: $name, Value: $value, Dimensions: [{Name: "Node", Value: $node}]}'
}

mkdir -p "$state"
[[ " $METRICS " != *" FailedMigrations "* ]] || record_migrations || true # without that record, the metrics are still reported
for name in $METRICS; do metric "$name"; done | jq -s . >"$state/metrics.json"
aws cloudwatch put-metric-data --region "$REGION" --namespace "$METRIC_NAMESPACE" --metric-data "file://$state/metrics.json"
