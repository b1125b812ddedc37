#!/bin/bash
# Backs up database and repositories to S3, and separately the configuration with its secrets.
set -Eeuo pipefail
umask 077

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
# shellcheck source=/dev/null
. "$here/lib/record.sh"
state="$root/var/lib/gitlab-node"
data="$root/var/opt/gitlab"
backups=$data/backups
etc_backups=$data/.gitlab-node/etc-backups

# Objects are in S3; their buckets keep them.
in_object_storage=uploads,builds,artifacts,pages,lfs,terraform_state,registry,packages,ci_secure_files,external_diffs

# Number of newest backups that stay whatever their age.
always_kept=2

say() { echo "$(date -u +%FT%TZ) backup: $*"; }

failed() {
  trap - ERR
  say "FAILED: $*"
  echo "$*" >"$state/backup-failed"
  exit 1
}
trap 'failed "cut off or failed in line $LINENO"' ERR
trap 'failed "stopped by a signal"' TERM INT

gitlab_is_up() {
  local service
  [[ ! -e $state/version-changed ]] || return 1 # in the middle of an upgrade
  for service in postgresql redis gitaly; do gitlab-ctl status "$service" >/dev/null 2>&1 || return 1; done
  gitlab-psql -At -c 'SELECT 1' >/dev/null 2>&1
}

# A backup that was missed while the node was off starts at boot, before GitLab is up.
wait_for_gitlab() {
  local waited=0
  until gitlab_is_up; do
    ((waited < ${GITLAB_WAIT_SECONDS:-7200})) || failed "GitLab was not up within ${GITLAB_WAIT_SECONDS:-7200} seconds: look at gitlab-ctl status and converge.log, then start gitlab-node-backup.service"
    sleep "${GITLAB_POLL_SECONDS:-15}"
    waited=$((waited + ${GITLAB_POLL_SECONDS:-15}))
  done
}

size_mib() { if [[ -d $1 ]]; then du -sm "$1" | cut -f1; else echo 0; fi; }

# The sizes use the same numbers (config/backupRoom.ts).
check_room() {
  local needed free
  needed=$((BACKUP_ROOM_TIMES * ($(size_mib "$data/git-data/repositories") + $(size_mib "$data/postgresql/data")) + BACKUP_ROOM_MARGIN_MIB))
  write_down backup-needs <<<"$needed"
  free=$(df --output=avail -B1M "$data" | tail -n 1 | tr -d ' ')
  ((free >= needed)) || failed "a backup needs $needed MiB on the data volume and $free are free: raise nodes.$NODE_ROLE.volumeGiB"
}

# Checks that the archive from gitlab-backup is complete, and contains a database that can be unpacked.
check_archive() {
  local listed=$state/backup-holds part
  tar -tf "$1" >"$listed" || failed "the archive of gitlab-backup is broken: it stays in $backups"
  for part in backup_information.yml db/database.sql.gz; do
    grep -qxF "$part" "$listed" || failed "the archive of gitlab-backup contains no $part: it stays in $backups"
  done
  tar -xOf "$1" db/database.sql.gz | gzip -t || failed "the database in the archive of gitlab-backup is broken: it stays in $backups"
  rm -f "$listed"
}

# upload FILE KEY: deletes the local file once S3 has all of it.
upload() {
  local there
  aws s3 cp --region "$REGION" --only-show-errors "$1" "s3://$BACKUPS_BUCKET/$2"
  there=$(aws s3api head-object --region "$REGION" --bucket "$BACKUPS_BUCKET" --key "$2" --query ContentLength --output text)
  [[ $there == "$(stat -c %s "$1")" ]] || failed "S3 has $there bytes of $2, but the local archive has $(stat -c %s "$1"): see the log of the bucket"
  rm -f "$1"
}

# expire KEY PREFIX SUFFIX: deletes backups that this script named and that are too old compared with KEY, which was just
# uploaded and is good. So failing backups delete nothing, and the clock is S3's (docs/adr/0007).
expire() {
  local listed=$state/backups-listed key
  aws s3api list-objects-v2 --region "$REGION" --bucket "$BACKUPS_BUCKET" --prefix "$2" --query 'Contents[].{key: Key, at: LastModified}' --output json >"$listed"
  jq -r --arg new "$1" --arg prefix "$2" --arg suffix "$3" --argjson kept "$always_kept" --argjson days "$BACKUP_RETENTION_DAYS" '
    def seconds: sub("(\\.[0-9]+)?\\+00:00$"; "Z") | fromdateiso8601;
    map(select(.key | startswith($prefix) and endswith($suffix)
        and (.[($prefix | length):] | test("^[0-9]{8}T[0-9]{6}Z-[0-9.]+-[ce]e[^/]+$"))))
      | (map(select(.key == $new)) | first // error("the new backup is not listed") | .at | seconds) as $now
      | sort_by(.at) | reverse | .[$kept:][] | select($now - (.at | seconds) > $days * 86400) | .key' "$listed" >"$listed.old" || failed "S3 does not list the new backup, $1: nothing was deleted"
  while read -r key; do
    say "$key is older than $BACKUP_RETENTION_DAYS days"
    aws s3api delete-object --region "$REGION" --bucket "$BACKUPS_BUCKET" --key "$key" >/dev/null
  done <"$listed.old"
  rm -f "$listed" "$listed.old"
}

main() {
  local id archive folder started
  started=$(date -u +%s)
  id=$NODE-$(date -u +%Y%m%dT%H%M%SZ)-$(rpm -q --queryformat '%{VERSION}' "gitlab-$EDITION")-$EDITION
  archive=$backups/${id}_gitlab_backup.tar
  mkdir -p "$backups" "$etc_backups"
  chown git "$backups"
  # Leftovers of an earlier run of this script that was cut off. Everything else here belongs to somebody else.
  rm -rf "$backups/$NODE"-????????T??????Z-*_gitlab_backup.tar "$etc_backups"/run.*
  check_room
  gitlab-backup create BACKUP="$id" CRON=1 SKIP="$in_object_storage" || failed "gitlab-backup failed: see its messages above"
  check_archive "$archive"
  upload "$archive" "${archive##*/}"
  folder=$(mktemp -d "$etc_backups/run.XXXXXX")
  gitlab-ctl backup-etc --backup-path "$folder"
  upload "$(find "$folder" -name '*.tar')" "configuration/$NODE/$id.tar"
  rm -rf "$folder"
  expire "${archive##*/}" "$NODE-" _gitlab_backup.tar
  expire "configuration/$NODE/$id.tar" "configuration/$NODE/$NODE-" .tar
  jq -n --arg node "$NODE" --arg id "$id" --argjson seconds "$(($(date -u +%s) - started))" --arg at "$(date -u +%FT%TZ)" \
    '{node: $node, backup: $id, finishedAt: $at, seconds: $seconds}' >"$state/backup.json"
  aws s3api put-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "state/$NODE/backup.json" --body "$state/backup.json" >/dev/null
  date -u +%s >"$data/.gitlab-node/last-backup"
  rm -f "$state/backup-failed"
  say "finished"
}

mkdir -p "$root/run/lock" "$root/var/log/gitlab-node" "$state"
exec > >(tee -a "$root/var/log/gitlab-node/backup.log") 2>&1
wait_for_gitlab # without the lock, because converge needs it, and may be what starts GitLab
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "${LOCK_SECONDS:-7200}" 9 || failed "a converge has held the lock for ${LOCK_SECONDS:-7200} seconds"
gitlab_is_up || failed "GitLab is not up after a converge: read converge.log, then start gitlab-node-backup.service"
main 9>&-
