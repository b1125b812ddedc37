# shellcheck shell=bash disable=SC2154
# A member of a Gitaly Cluster asks Praefect, before it is touched, whether the other members have all that was written. Sourced.

# While a member gets another package, it may miss writes, which Praefect makes up for by jobs of replication. The next member waits
# until they are done. It does not wait where that would keep a run from a broken member, which comes after it: without another
# package, and with the release that the database is ready for, because that is a repair or the way back. A new installation has no
# Praefect yet.
await_replicas() {
  local waited=0 jobs ready
  [[ $(installed_version) != "$VERSION" ]] || return 0
  ready=$(ready_version) || cannot_read_records
  [[ -n $ready && $VERSION != "$ready" ]] || return 0
  until jobs=$(replication_jobs "$(other_members)") && [[ $jobs == 0 ]]; do
    ((waited < ${REPLICAS_WAIT_SECONDS:-1800})) || give_up "$(replicas_lack "$jobs"), and nothing was touched here. Repair that with gitlabVersion $ready first, then run pulumi up with $VERSION again"
    sleep "${READINESS_POLL_SECONDS:-5}"
    waited=$((waited + ${READINESS_POLL_SECONDS:-5}))
  done
}

# While a member was away, it missed writes, too. The next member is touched only once this one has converged, so this one first gets
# what it lacks: a member that stops for a larger instance type, with the same package, is waited for in this way. Jobs that do not end,
# or a Praefect that says nothing, keep no node from its configuration.
catch_up() {
  local waited=0 jobs
  while jobs=$(replication_jobs "$NODE") && [[ $jobs != 0 ]]; do
    if ((waited >= ${REPLICAS_WAIT_SECONDS:-1800})); then
      say "this node still lacks writes that other members have (jobs of replication: $jobs); going on"
      return
    fi
    sleep "${READINESS_POLL_SECONDS:-5}"
    waited=$((waited + ${READINESS_POLL_SECONDS:-5}))
  done
}

other_members() {
  local name
  for name in $MEMBERS; do [[ $name == "$NODE" ]] || printf '%s ' "$name"; done
}

replicas_lack() {
  if [[ -n $1 ]]; then
    echo "other members of the cluster lack writes that $NODE may have (jobs of replication: $1): see gitlab-ctl status and gitlab-ctl tail gitaly on them"
  else
    echo "no Praefect says whether the other members have what $NODE has ($PRAEFECTS): see gitlab-ctl status and gitlab-ctl tail praefect there"
  fi
}

# replication_jobs MEMBERS: how many jobs wait or run that have one of them as their target; fails if no Praefect answers. All count in one database, which also
# keeps jobs for members that are no longer there. A queue without jobs is not in the answer, so another metric tells that it is
# complete (GitLab docs, doc/administration/gitaly/praefect/monitoring.md; labels: gitaly, internal/praefect/datastore/collector.go,
# 15; 2026).
replication_jobs() {
  local host targets=$1
  for host in $PRAEFECTS; do
    curl --silent --fail --max-time 30 "http://$host:$PRAEFECT_METRICS_PORT/db_metrics" | awk -v targets="$targets" '
      BEGIN {count = split(targets, names, " "); for (i = 1; i <= count; i++) wanted["target_node=\"" names[i] "\""]}
      /^gitaly_praefect_unavailable_repositories[{]/ {found = 1}
      /^gitaly_praefect_replication_queue_depth[{]/ && /state="(ready|in_progress|failed)"/ && match($0, /target_node="[^"]*"/) {
        if (substr($0, RSTART, RLENGTH) in wanted) sum += $NF
      }
      END {if (!found) exit 1; printf "%d\n", sum}' && return
  done
  return 1
}
