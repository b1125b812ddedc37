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
  until jobs=$(replication_jobs) && [[ $jobs == 0 ]]; do
    ((waited < ${REPLICAS_WAIT_SECONDS:-1800})) || give_up "$(replicas_lack "$jobs"), and nothing was touched here. Repair that with gitlabVersion $ready first, then run pulumi up with $VERSION again"
    sleep "${READINESS_POLL_SECONDS:-5}"
    waited=$((waited + ${READINESS_POLL_SECONDS:-5}))
  done
}

replicas_lack() {
  if [[ -n $1 ]]; then
    echo "other members of the cluster lack writes that $NODE may have (jobs of replication: $1): see gitlab-ctl status and gitlab-ctl tail gitaly on them"
  else
    echo "no Praefect says whether the other members have what $NODE has ($PRAEFECTS): see gitlab-ctl status and gitlab-ctl tail praefect there"
  fi
}

# How many jobs wait or run, whose target is another member; fails if no Praefect answers. All count in one database, which also
# keeps jobs for members that are no longer there. A queue without jobs is not in the answer, so another metric tells that it is
# complete (GitLab docs, doc/administration/gitaly/praefect/monitoring.md; labels: gitaly, internal/praefect/datastore/collector.go,
# 15; 2026).
replication_jobs() {
  local host
  for host in $PRAEFECTS; do
    curl --silent --fail --max-time 30 "http://$host:$PRAEFECT_METRICS_PORT/db_metrics" | awk -v own="$NODE" -v members="$MEMBERS" '
      BEGIN {count = split(members, names, " "); for (i = 1; i <= count; i++) if (names[i] != own) others["target_node=\"" names[i] "\""]}
      /^gitaly_praefect_unavailable_repositories[{]/ {found = 1}
      /^gitaly_praefect_replication_queue_depth[{]/ && /state="(ready|in_progress|failed)"/ && match($0, /target_node="[^"]*"/) {
        if (substr($0, RSTART, RLENGTH) in others) sum += $NF
      }
      END {if (!found) exit 1; printf "%d\n", sum}' && return
  done
  return 1
}
