#!/bin/bash
# Reports to CloudWatch, every minute, how long the oldest job has waited in any queue of Sidekiq: its group scales by that. If the
# cache does not answer, nothing is reported, and silence raises an alarm. The cache is asked without Rails, which takes most of a
# minute to start.
set -euo pipefail
umask 077

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=/dev/null
. "$here/environment"
state="$root/var/lib/gitlab-node"
: "${REDIS_HOST:?}" "${REDIS_PORT:?}" "${LATENCY_METRIC:?}"

# A queue is a list that grows at its head, and all names are in one set (sidekiq 7.3.1, lib/sidekiq/api.rb, as vendored in
# gitlab-org/gitlab; without a namespace since GitLab 16.5: merge request 133070).
# shellcheck disable=SC2016
oldest_of_each='
  local jobs = {}
  for _, name in ipairs(redis.call("SMEMBERS", "queues")) do
    local job = redis.call("LINDEX", "queue:" .. name, -1)
    if job then jobs[#jobs + 1] = job end
  end
  return jobs'

# The password is in the environment of redis-cli alone. With -e it fails if the server does.
ask_cache() {
  REDISCLI_AUTH=$(jq -r .redisToken "$root/etc/gitlab/node-secrets.json") timeout 20 \
    "${REDIS_CLI:-/opt/gitlab/embedded/bin/redis-cli}" -e --no-auth-warning --tls --sni "$REDIS_HOST" \
    --cacert "${REDIS_CA:-/opt/gitlab/embedded/ssl/certs/cacert.pem}" -h "$REDIS_HOST" -p "$REDIS_PORT" "$@"
}

# What has arguments of jobs in it is never printed. Sidekiq counts seconds, from version 8 on milliseconds.
report() {
  local jobs latency
  jobs=$(ask_cache EVAL_RO "$oldest_of_each" 0) || return 1
  latency=$(jq -n --argjson now "$(date +%s.%N)" '
    [inputs | .enqueued_at // .created_at // empty | if . > 1e11 then . / 1000 else . end] | min // $now |
    [$now - ., 0] | max | . * 1000 | round / 1000' <<<"$jobs" 2>/dev/null) || return 1
  jq -n --arg name "$LATENCY_METRIC" --argjson value "$latency" '[{MetricName: $name, Value: $value, Unit: "Seconds"}]' >"$state/latency.json"
  aws cloudwatch put-metric-data --region "$REGION" --namespace "$METRIC_NAMESPACE" --metric-data "file://$state/latency.json"
}

mkdir -p "$state"
while [[ $(readlink -f "$root/opt/gitlab-node/current") == "$here" ]]; do
  report || echo "nothing was reported: either $REDIS_HOST:$REDIS_PORT does not answer as it should, or CloudWatch does not" >&2
  sleep "${LATENCY_PAUSE_SECONDS:-$((60 - 10#$(date +%S)))}" # once in each minute of the clock
done
echo "the node has another release: systemd starts that one"
