#!/bin/bash
# Backs up to S3 what this node is responsible for, and separately the configuration with its secrets. What that is, and when it
# can be backed up, is in the node's own part, backups/*.sh: gitlab_is_up, make_archive and add_to_configuration.
set -Eeuo pipefail
umask 077

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=gitlab/scripts/load-release.sh
. "$here/load-release.sh"
for part in "$here"/backups/*.sh; do
  # shellcheck source=/dev/null
  . "$part"
done
speak_as backup
backups=$data/backups
etc_backups=$data/.gitlab-node/etc-backups

# Number of newest backups that stay whatever their age.
always_kept=2

failed() {
  trap - ERR
  say "FAILED: $*"
  echo "$*" >"$state/backup-failed"
  exit 1
}
# A backup that was missed while the node was off starts at boot, before GitLab is up.
wait_for_gitlab() {
  local waited=0
  until gitlab_is_up; do
    # shellcheck disable=SC2154 # the node's part says it
    ((waited < ${GITLAB_WAIT_SECONDS:-7200})) || failed "GitLab was not up within ${GITLAB_WAIT_SECONDS:-7200} seconds: $where_to_look, then start gitlab-node-backup.service"
    sleep "${GITLAB_POLL_SECONDS:-15}"
    waited=$((waited + ${GITLAB_POLL_SECONDS:-15}))
  done
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

save_configuration() {
  local folder
  folder=$(mktemp -d "$etc_backups/run.XXXXXX")
  gitlab-ctl backup-etc --backup-path "$folder"
  add_to_configuration "$(find "$folder" -name '*.tar')"
  upload "$(find "$folder" -name '*.tar')" "configuration/$NODE/$1.tar"
  rm -rf "$folder"
}

# A restore needs the time at which a backup began, its version and its edition: they are in its name.
main() {
  local id archive started
  started=$(date -u +%s)
  id=$NODE-$(date -u -d "@$started" +%Y%m%dT%H%M%SZ)-$(installed_version)-$EDITION
  archive=$backups/${id}_gitlab_backup.tar
  mkdir -p "$backups" "$etc_backups"
  chown git "$backups"
  # Leftovers of an earlier run of this script that was cut off. Everything else here belongs to somebody else.
  rm -rf "$backups/$NODE"-????????T??????Z-*_gitlab_backup.tar "$etc_backups"/run.*
  make_archive "$id" "$archive"
  # First, because an archive without the secrets that decrypt its database is worth nothing.
  save_configuration "$id"
  upload "$archive" "${archive##*/}"
  expire "${archive##*/}" "$NODE-" _gitlab_backup.tar
  expire "configuration/$NODE/$id.tar" "configuration/$NODE/$NODE-" .tar
  jq -n --arg node "$NODE" --arg id "$id" --argjson seconds "$(($(date -u +%s) - started))" --arg at "$(date -u +%FT%TZ)" \
    '{node: $node, backup: $id, finishedAt: $at, seconds: $seconds}' >"$state/backup.json"
  aws s3api put-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "state/$NODE/backup.json" --body "$state/backup.json" >/dev/null
  date -u +%s | write_down last-backup
  rm -f "$state/backup-failed"
  say "finished"
}

exec > >(tee -a "$root/var/log/gitlab-node/backup.log") 2>&1
nothing_to_back_up && exit 0
wait_for_gitlab # without the lock, because converge needs it, and may be what starts GitLab
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "${LOCK_SECONDS:-7200}" 9 || failed "a converge has held the lock for ${LOCK_SECONDS:-7200} seconds"
gitlab_is_up || failed "GitLab is not up after a converge: read converge.log, then start gitlab-node-backup.service"
main 9>&-
