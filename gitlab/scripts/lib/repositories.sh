# shellcheck shell=bash disable=SC2154
# Repositories from a backup. For a new installation, the script restore begins and converge goes on: nodes of the application may
# use the database only when the repositories are there (docs/operations.md). Sourced.

# The backup that a new installation is made from, until its repositories are there; nothing otherwise.
restore_under_way() {
  local asked restored
  asked=$(database_record restoring) || return 1
  restored=$(database_record restored) || return 1
  [[ $asked == "$restored" ]] || echo "$asked"
}

restore_repositories() {
  local id
  id=$(restore_under_way) || cannot_read_records
  [[ -n $id ]] || return 0
  replace_repositories "$id"
  record_database restored <<<"$id"
}

# replace_repositories BACKUP [STORAGES]: Gitaly removes what it has in those storages, and loads the backup from its bucket. A run
# that was cut off starts again.
replace_repositories() {
  local id=$1 archive=$data/backups/${1}_gitlab_backup.tar
  complete_manifests "$id"
  date -u +%Y%m%dT%H%M%SZ | record_database replaced # the next backup begins a new chain
  mkdir -p "$data/backups"
  fetch_backup "${id}_gitlab_backup.tar" "$archive"
  chown git "$data/backups" "$archive"
  GITLAB_ASSUME_YES=1 gitlab-backup restore BACKUP="$id" SKIP=db ${2:+"REPOSITORIES_STORAGES=$2"} ||
    failed "gitlab-backup could not restore $id: see its messages above. It starts from the beginning when it is tried again"
  rm -f "$archive"
}

# fetch_backup KEY FILE
fetch_backup() {
  aws s3 cp --region "$REGION" --only-show-errors "s3://$BACKUPS_BUCKET/$1" "$2" ||
    failed "$BACKUPS_BUCKET has no $1, or it cannot be read: copy it there from the backups of the old stack (docs/operations.md)"
}

# Gitaly restores a repository from its manifest of that backup, and skips one without. In an increment it writes none for a
# repository that has not changed since (gitaly, internal/backup/backup.go, 16.11): it would be missing afterwards. So such a
# repository gets its newest manifest before that of the same month, in which a full backup has written one for each.
complete_manifests() {
  local id=$1 node=${1%-????????T??????Z-*} day manifests=$state/manifests
  day=${id#"$node-"}
  aws s3api list-objects-v2 --region "$REGION" --bucket "$GITALY_BACKUPS_BUCKET" --prefix manifests/ --query 'Contents[].{key: Key, at: LastModified}' --output json >"$manifests"
  jq -r --arg id "$id" --arg month "$node-${day:0:6}" --arg bucket "s3://$GITALY_BACKUPS_BUCKET" '
    [.[]?.key | capture("^(?<folder>.+)/(?<backup>[^/]+)[.]toml$") | select((.backup | startswith($month)) and .backup <= $id)]
      | if . == [] then error("none") else group_by(.folder)[] end | max_by(.backup) | select(.backup != $id)
      | "\($bucket)/\(.folder)/\(.backup).toml", "\($bucket)/\(.folder)/\($id).toml"' "$manifests" >"$manifests.copied" ||
    failed "$GITALY_BACKUPS_BUCKET has nothing of the month of $id: copy the whole bucket of the old stack there (docs/operations.md)"
  say "$(($(wc -l <"$manifests.copied") / 2)) repositories had not changed before $id"
  xargs --no-run-if-empty --delimiter '\n' --max-args 2 --max-procs "${COPIES_AT_A_TIME:-8}" \
    aws s3 cp --region "$REGION" --only-show-errors <"$manifests.copied" ||
    failed "a manifest could not be copied in $GITALY_BACKUPS_BUCKET: see the error from aws above"
  rm -f "$manifests" "$manifests.copied"
}

# Praefect knows on which disks which repository was, and the new ones are empty. The first Praefect makes its tables again.
# shellcheck disable=SC2034 # as_master uses the password
empty_praefect() {
  local row owner database found master_password
  master_password=$(read_secret "$DATABASE_MASTER_SECRET") || failed "cannot read the secret $DATABASE_MASTER_SECRET"
  for row in $DATABASES; do
    IFS='|' read -r owner database _ <<<"$row"
    [[ $owner == praefect ]] || continue
    found=$(as_master postgres --set=database="$database" <<<"SELECT count(*) FROM pg_database WHERE datname = :'database'") || sql_failed
    ((found > 0)) || continue
    as_master "$database" --set=owner="$owner" <<'SQL' || sql_failed
SET client_min_messages TO warning;
BEGIN;
DROP SCHEMA IF EXISTS public CASCADE;
CREATE SCHEMA public AUTHORIZATION :"owner";
COMMIT;
SQL
    say "$database is empty"
  done
}
