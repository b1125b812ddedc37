# shellcheck shell=bash disable=SC2034,SC2154
# What a backup of the box is: database and repositories in one archive. Sourced by the backup.

# Objects are in S3; their buckets keep them.
in_object_storage=uploads,builds,artifacts,pages,lfs,terraform_state,registry,packages,ci_secure_files,external_diffs

where_to_look="look at gitlab-ctl status and converge.log"

nothing_to_back_up() { return 1; }

gitlab_is_up() {
  local service
  [[ ! -e $state/version-changed ]] || return 1 # in the middle of an upgrade
  for service in postgresql redis gitaly; do gitlab-ctl status "$service" >/dev/null 2>&1 || return 1; done
  gitlab-psql -At -c 'SELECT 1' >/dev/null 2>&1
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

# make_archive ID FILE
make_archive() {
  check_room
  gitlab-backup create BACKUP="$1" CRON=1 SKIP="$in_object_storage" || failed "gitlab-backup failed: see its messages above"
  check_archive "$2"
}

add_to_configuration() { :; }
