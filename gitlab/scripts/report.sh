#!/bin/bash
# Tells CloudWatch how this node is; every five minutes, by a timer. Silence raises the alarms too.
set -euo pipefail

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
# shellcheck source=/dev/null
. "$here/lib/record.sh"
state="$root/var/lib/gitlab-node"
data="$root/var/opt/gitlab"

exists() { if [[ -e $1 ]]; then echo 1; else echo 0; fi; }

# Before the first backup, the age counts from the first converge.
backup_age_hours() {
  local since
  since=$(cat "$data/.gitlab-node/last-backup" 2>/dev/null || cat "$data/.gitlab-node/first-converge" 2>/dev/null || date -u +%s)
  echo $((($(date -u +%s) - since) / 3600))
}

used_percent() { df --output=pcent "$data" | tail -n 1 | tr -d ' %'; }

metric() { jq -n --arg name "$1" --argjson value "$2" --arg node "$NODE" '{MetricName: $name, Value: $value, Dimensions: [{Name: "Node", Value: $node}]}'; }

record_migrations

{
  metric ConvergeFailed "$(exists "$state/failed")"
  metric BackupFailed "$(exists "$state/backup-failed")"
  metric BackupAgeHours "$(backup_age_hours)"
  metric DataVolumeUsedPercent "$(used_percent)"
} | jq -s . >"$state/metrics.json"
aws cloudwatch put-metric-data --region "$REGION" --namespace "$METRIC_NAMESPACE" --metric-data "file://$state/metrics.json"
