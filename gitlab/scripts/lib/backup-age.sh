# shellcheck shell=bash disable=SC2154
# Whether there is a way back from an upgrade. Sourced.

# Before anything is touched.
check_backup() {
  local seen at
  needs_way_back || return 0
  at=$(last_backup) || failed "cannot read from $CONFIGURATION_BUCKET when the last backup was made"
  [[ -n $at ]] || no_way_back "there is no backup of GitLab $seen"
  is_recent "$at" || no_way_back "the newest backup of GitLab $seen was made $(hours_before_now "$at") hours ago, and may be $BACKUP_OLDEST_HOURS hours old at most"
}

# Whether another minor version is about to come. Patches of the same one are allowed: one of them may be the fix for a broken backup.
# An upgrade that has begun on this node goes on, since no backup can be made meanwhile.
needs_way_back() {
  seen=$(seen_version) || cannot_read_records
  [[ -n $seen && ${seen%.*} != "${VERSION%.*}" && ! -f $state/version-changed ]]
}

# The identifier of a server is the first label of the name that RDS gave to it.
check_restorable() {
  local seen answer at
  needs_way_back || return 0
  answer=$(aws rds describe-db-instances --region "$REGION" --db-instance-identifier "${DATABASE_HOST%%.*}" \
    --query 'DBInstances[0].LatestRestorableTime' --output text 2>"$state/aws-error") ||
    failed "cannot ask RDS how far back $DATABASE_HOST can be taken: $(tr '\n' ' ' <"$state/aws-error")"
  at=$(date -u -d "$answer" +%s 2>/dev/null) ||
    failed "RDS can take $DATABASE_HOST back to no time at all: are its automated backups on (backupRetentionPeriod), and has it made the first one?"
  is_recent "$at" ||
    failed "RDS can take $DATABASE_HOST back only to $answer: see its events in RDS, and upgrade once it is no more than $BACKUP_OLDEST_HOURS hours ago"
}

is_recent() { (($(hours_before_now "$1") <= BACKUP_OLDEST_HOURS)); }

hours_before_now() { echo $((($(date -u +%s) - $1) / 3600)); }

no_way_back() {
  local start="systemctl start gitlab-node-backup on $NODE"
  [[ $(installed_version) == "$seen" ]] || start="set gitlabVersion to $seen, run pulumi up, then $start"
  failed "$1, so there would be no way back from $VERSION: $start, then run pulumi up with gitlabVersion $VERSION"
}
