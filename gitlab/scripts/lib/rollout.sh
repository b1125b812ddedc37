# shellcheck shell=bash disable=SC2016,SC2034,SC2153,SC2154
# Brings the nodes of a group to a version of its launch template, a few at a time, with a way back (docs/adr/0015). What AWS says
# about the group decides what is left to do, so a run that was cut off is continued. Sourced.

# The database has what this release of Rails needs, and the release before still works with it.
roll_out_rails() {
  local ready
  ready=$(ready_version) || cannot_read_records
  [[ $ready == "$VERSION" ]] ||
    failed "the database is ready for GitLab ${ready:-none}, so Rails cannot get $VERSION: the phase migrate has to run first"
  roll_out rails
}

# GitLab upgrades Sidekiq last (gitlab-org/gitlab, doc/update/zero_downtime.md at 76ccf2e7, 2026): the release before works with the
# finished migrations, so AWS may go back to it. No person may: check_version refuses an older release from here on.
roll_out_sidekiq() {
  local migrated
  migrated=$(migrated_version) || cannot_read_records
  [[ $migrated == "$VERSION" ]] ||
    failed "the finished migrations are those of GitLab ${migrated:-none}, so Sidekiq cannot get $VERSION: the phase finish has to run first"
  roll_out sidekiq
}

roll_out() {
  local row group='' template version most ready longest logs deadline said='' refresh='' followed=false
  for row in ${ROLLOUTS:-}; do
    [[ $row != "$1|"* ]] || IFS='|' read -r _ group template version most ready longest logs <<<"$row"
  done
  [[ -n $group ]] || failed "the configuration of this node names no group of $1: run pulumi up"
  deadline=$((SECONDS + ${ROLLOUT_WAIT_SECONDS:-$longest}))
  await_group
  while :; do
    look_for_refresh
    if [[ -n $refresh ]]; then
      if [[ $(of_refresh '.DesiredConfiguration | wanted') == true ]]; then follow_refresh; else end_refresh; fi
      continue
    fi
    look_at_group
    if [[ $followed == true ]] || is_rolled_out; then break; fi
    if (($(in_group '[nodes | select(serves)] | length') == 0)); then
      take_over
      break
    fi
    await_enough
    start_refresh
  done
  await_nodes
}

# ask_aws FILE COMMAND...: puts the answer into a file. A short outage of the network does not end a wait of hours.
ask_aws() {
  local file=$1 failures=0
  shift
  until aws autoscaling "$@" --region "$REGION" --output json >"$file" 2>"$state/rollout-error"; do
    ((++failures < 5)) || failed "AWS does not answer about $group: $(rollout_error)"
    sleep "${ROLLOUT_POLL_SECONDS:-15}"
  done
}

rollout_error() { tail -n 1 "$state/rollout-error"; }

# query FILE EXPRESSION: with words for what is asked again and again. A node that ends counts no more.
query() {
  jq -r --arg template "$template" --arg version "$version" --arg refresh "$refresh" '
    def group: .AutoScalingGroups[0];
    def nodes: group.Instances[] | select(.LifecycleState | test("^(Terminat|Detach)") | not);
    def serves: .LifecycleState == "InService" and .HealthStatus == "Healthy";
    def wanted: .LaunchTemplate | .LaunchTemplateId == $template and .Version == $version;
    '"$2" "$1"
}

look_at_group() { ask_aws "$state/group.json" describe-auto-scaling-groups --auto-scaling-group-names "$group"; }
in_group() { query "$state/group.json" "$1"; }

look_at_refreshes() { ask_aws "$state/refreshes.json" describe-instance-refreshes --auto-scaling-group-name "$group"; }
of_refresh() { query "$state/refreshes.json" ".InstanceRefreshes[] | select(.InstanceRefreshId == \$refresh) | $1"; }

# A group has one refresh at a time.
look_for_refresh() {
  look_at_refreshes
  refresh=$(query "$state/refreshes.json" '[.InstanceRefreshes[] | select(.Status |
    IN("Pending", "InProgress", "Baking", "Cancelling", "RollbackInProgress"))][0].InstanceRefreshId // empty')
}

# Says what it waits for, once, and waits.
pause() {
  [[ $said == "$1" ]] || say "$1"
  said=$1
  sleep "${ROLLOUT_POLL_SECONDS:-15}"
}

check_deadline() {
  ((SECONDS < deadline)) ||
    failed "the rollout of $group to version $version of its template has taken $((longest / 60)) minutes, the longest that it should, and goes on: $said. $(last_failure)The next attempt waits for it again. Logs of its nodes: $logs"
}

# Pulumi has made the group a moment ago, and AWS may not show it yet.
await_group() {
  local tries
  for ((tries = ${ROLLOUT_GROUP_TRIES:-20}; tries > 0; tries--)); do
    look_at_group
    [[ $(in_group 'group != null') == true ]] && return
    pause "there is no $group yet"
  done
  failed "there is no Auto Scaling group $group: if it was deleted, run pulumi up --refresh, which makes it again"
}

# New nodes start from the version, and every node that stays has.
is_rolled_out() { [[ $(in_group '(group | wanted) and all(nodes; wanted)') == true ]]; }

# No node serves, as when the first ones do not get ready, and a refresh would wait for them. There is nothing to keep, so the group
# gets the version at once, and what waits to join with another one ends.
take_over() {
  local instance
  say "no node of $group is in service, so it gets version $version of its template at once"
  aws autoscaling update-auto-scaling-group --region "$REGION" --auto-scaling-group-name "$group" \
    --launch-template "LaunchTemplateId=$template,Version=$version" 2>"$state/rollout-error" ||
    failed "$group cannot get version $version of its template: $(rollout_error)"
  for instance in $(in_group 'nodes | select((wanted | not) and (.LifecycleState | startswith("Pending"))) | .InstanceId'); do
    aws autoscaling terminate-instance-in-auto-scaling-group --region "$REGION" --instance-id "$instance" \
      --no-should-decrement-desired-capacity >/dev/null 2>"$state/rollout-error" || say "$instance does not end: $(rollout_error)"
  done
}

# A refresh keeps as many nodes as there should be, so it cannot begin while some are missing. The group repairs itself, if it can;
# if not, AWS decides.
await_enough() {
  local until=$((SECONDS + ${ROLLOUT_WAIT_SECONDS:-$ready}))
  while ((SECONDS < until)) && [[ $(in_group '([nodes | select(serves)] | length) < group.MinSize') == true ]]; do
    pause "fewer nodes of $group serve than should: waiting for them"
    look_at_group
  done
}

# A node that is protected or in standby goes, too: left behind, it would work on a database that has moved on. AWS undoes the rollout
# by itself if new nodes do not get ready. After each it waits for the group's own warm-up.
start_refresh() {
  jq -n --arg group "$group" --arg template "$template" --arg version "$version" --argjson most "$most" '
    {AutoScalingGroupName: $group, DesiredConfiguration: {LaunchTemplate: {LaunchTemplateId: $template, Version: $version}},
     Preferences: {MinHealthyPercentage: 100, MaxHealthyPercentage: $most, SkipMatching: true, AutoRollback: true,
                   ScaleInProtectedInstances: "Refresh", StandbyInstances: "Terminate"}}' >"$state/refresh.json"
  if refresh=$(aws autoscaling start-instance-refresh --region "$REGION" --cli-input-json "file://$state/refresh.json" \
    --query InstanceRefreshId --output text 2>"$state/rollout-error"); then
    say "rolling $group out to version $version of its template"
    look_at_refreshes
    follow_refresh
  elif grep -q InstanceRefreshInProgress "$state/rollout-error"; then
    pause "another rollout of $group has just begun"
    check_deadline
  else
    failed "the rollout of $group to version $version of its template could not begin: $(rollout_error)"
  fi
}

# Until it has ended. AWS may not show a new one yet.
follow_refresh() {
  local status
  while :; do
    status=$(of_refresh .Status)
    case $status in
      Successful) break ;;
      Failed | Cancelled | RollbackSuccessful | RollbackFailed) rollout_ended "$status" ;;
    esac
    pause "the rollout of $group is ${status:-about to begin}$(of_refresh '", \(.PercentageComplete // 0) %, \(.InstancesToUpdate // 0) nodes left"')"
    check_deadline
    look_at_refreshes
  done
  say "the rollout of $group is complete"
  followed=true
}

# Another attempt would only repeat it, so a person has to look first.
rollout_ended() {
  local -A how=(
    [Failed]="has failed, and its nodes are not all the same"
    [Cancelled]="was cancelled, and its nodes are not all the same"
    [RollbackSuccessful]="was undone, and its nodes are what they were before"
    [RollbackFailed]="has failed and could not be undone, and its nodes are not all the same"
  )
  local reason
  reason=$(of_refresh '[.RollbackDetails.RollbackReason, .StatusReason] | map(select(. != null and . != "")) | unique | join(" ")')
  give_up "the rollout of $group to version $version of its template ${how[$1]}: ${reason:-AWS does not say why.} $(last_failure)Logs of its nodes: $logs"
}

# What AWS says about the newest node that did not start or stay, if there was one within six hours.
last_failure() {
  aws autoscaling describe-scaling-activities --region "$REGION" --output json --auto-scaling-group-name "$group" --max-items 50 \
    2>/dev/null | jq -r --arg since "$(date -u -d '6 hours ago' +%FT%T)" '
      [.Activities[] | select(.StartTime >= $since and (.StatusCode | IN("Failed", "Cancelled")))] | sort_by(.StartTime) | last |
      select(. != null) | "\(.Description): \(.StatusMessage // .StatusCode). "' || true
}

# One that leads elsewhere: from a run that was cut off, with an older configuration, or from a person.
end_refresh() {
  case $(of_refresh .Status) in
    Cancelling | RollbackInProgress) ;;
    *) aws autoscaling cancel-instance-refresh --region "$REGION" --auto-scaling-group-name "$group" >/dev/null 2>"$state/rollout-error" ||
      say "the rollout that is under way cannot be cancelled: $(rollout_error)" ;;
  esac
  pause "a rollout of $group to another version is under way: cancelling it, and waiting for its end"
  check_deadline
}

await_nodes() {
  local until=$((SECONDS + ${ROLLOUT_WAIT_SECONDS:-$ready})) have
  look_at_group
  until [[ $(in_group '([nodes | select(serves and wanted)] | length) >= group.MinSize and all(nodes; wanted)') == true ]]; do
    have=$(in_group '"\([nodes | select(serves and wanted)] | length) of at least \(group.MinSize) nodes of \(group.AutoScalingGroupName) are in service with version \($version) of its template, and \([nodes | select(wanted | not)] | length) nodes have another"')
    ((SECONDS < until)) || failed "$have, after $((ready / 60)) minutes. $(last_failure)Logs of its nodes: $logs"
    pause "$have"
    look_at_group
  done
  say "all nodes of $group have version $version of its template"
}
