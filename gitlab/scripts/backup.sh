#!/bin/bash
# Backs up database and repositories to S3, and apart from them the configuration with its secrets.
set -Eeuo pipefail
umask 077

root=${GITLAB_NODE_ROOT:-}
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=/dev/null
. "$here/environment"
state="$root/var/lib/gitlab-node"
data="$root/var/opt/gitlab"
backups=$data/backups
etc_backups=$data/.gitlab-node/etc-backups

# Objects live in S3 and are kept by their buckets.
in_object_storage=uploads,builds,artifacts,pages,lfs,terraform_state,registry,packages,ci_secure_files,external_diffs

say() { echo "$(date -u +%FT%TZ) backup: $*"; }

failed() {
  trap - ERR
  say "FAILED: $*"
  echo "$*" >"$state/backup-failed"
  exit 1
}
trap 'failed "cut off or failed in line $LINENO"' ERR

size_mib() { if [[ -d $1 ]]; then du -sm "$1" | cut -f1; else echo 0; fi; }

# Repositories and database lie on the volume twice while they are packed.
check_space() {
  local needed free
  needed=$((2 * ($(size_mib "$data/git-data/repositories") + $(size_mib "$data/postgresql/data")) + ${MARGIN_MIB:-1024}))
  free=$(df --output=avail -B1M "$data" | tail -n 1 | tr -d ' ')
  ((free >= needed)) || failed "a backup needs $needed MiB on the data volume and $free are free: raise nodes.box.volumeGiB"
}

# Local archives go once they are in S3; those of a backup that was cut off go with them.
upload() {
  aws s3 cp --region "$REGION" --only-show-errors "$1" "s3://$BACKUPS_BUCKET/$2"
  rm -f "$1"
}

main() {
  local started archive
  started=$(date -u +%s)
  check_space
  mkdir -p "$backups" "$etc_backups"
  chown git "$backups"
  gitlab-backup create CRON=1 SKIP="$in_object_storage" || failed "gitlab-backup failed: see its messages above"
  for archive in "$backups"/*_gitlab_backup.tar; do upload "$archive" "${archive##*/}"; done
  gitlab-ctl backup-etc --backup-path "$etc_backups"
  for archive in "$etc_backups"/*.tar; do
    upload "$archive" "configuration/$NODE/${archive##*/}"
  done
  jq -n --arg node "$NODE" --argjson seconds "$(($(date -u +%s) - started))" --arg at "$(date -u +%FT%TZ)" \
    '{node: $node, finishedAt: $at, seconds: $seconds}' >"$state/backup.json"
  aws s3api put-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "state/$NODE-backup.json" --body "$state/backup.json" >/dev/null
  date -u +%s >"$data/.gitlab-node/last-backup"
  rm -f "$state/backup-failed"
  say "finished"
}

mkdir -p "$root/run/lock" "$root/var/log/gitlab-node"
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "${LOCK_SECONDS:-7200}" 9 || failed "a converge has held the lock for ${LOCK_SECONDS:-7200} seconds"
exec > >(tee -a "$root/var/log/gitlab-node/backup.log" 9>&-) 2>&1
main 9>&-
