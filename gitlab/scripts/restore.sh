#!/bin/bash
# Restores a backup, by its name without _gitlab_backup.tar (docs/operations.md).
#   restore BACKUP                      begins a new installation on a restored database: puts the secrets back, and says which
#                                       GitLab the database has seen. pulumi up does the rest.
#   restore BACKUP replace [STORAGES]   replaces the repositories of this installation, or only those in the named storages
# Safe to repeat, and to be cut off.
set -Eeuo pipefail
umask 077

here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=gitlab/scripts/load-release.sh
. "$here/load-release.sh"
speak_as restore

check_name() {
  [[ $id =~ ^[a-z0-9-]+-[0-9]{8}T[0-9]{6}Z-([0-9.]+)-([ce]e)$ ]] ||
    failed "$id is not the name of a backup, such as toolbox-1-20261121T020000Z-19.3.0-ee: see what is in $BACKUPS_BUCKET"
  [[ ${BASH_REMATCH[1]} == "$VERSION" && ${BASH_REMATCH[2]} == "$EDITION" ]] ||
    failed "$id is of GitLab ${BASH_REMATCH[1]}-${BASH_REMATCH[2]}, and this node is to run $VERSION-$EDITION: GitLab restores into the same version only; set gitlabVersion and gitlabEdition to those of the backup, and upgrade afterwards"
}

# Whoever restores wants no new installation, and whoever has one does not want this.
check_new() {
  local asked seen
  [[ ${RESTORE:-false} == true ]] ||
    failed "the database of this stack was not restored (database.snapshot), so a restore would begin with an empty one: make a new stack from a snapshot"
  asked=$(database_record restoring) || cannot_read_records
  seen=$(seen_version) || cannot_read_records
  [[ -z $asked || $asked == "$id" ]] || failed "this stack is made from $asked: go on with that one, or make another stack"
  [[ -z $seen || $asked == "$id" ]] || failed "this stack has an installation of GitLab $seen: make a new one, or replace its repositories: $0 $id replace"
}

# Before anything makes new ones. What was published is never changed, so this fails if it is too late.
put_secrets_back() {
  local folder name
  mkdir -p "$root/run"
  folder=$(mktemp -d "$root/run/gitlab-restore.XXXXXX")
  fetch_backup "configuration/${id%-????????T??????Z-*}/$id.tar" "$folder/configuration.tar"
  for name in gitlab-secrets ssh-host-keys; do
    tar --extract --to-stdout --absolute-names --wildcards --file "$folder/configuration.tar" "*$name.json" >"$folder/$name.json" ||
      failed "the archive of the configuration has no $name.json: choose another backup"
  done
  publish_superset gitlab-secrets.json "$GITLAB_SECRETS_SECRET" "$folder/gitlab-secrets.json"
  publish_superset "SSH host keys" "$SSH_HOST_KEYS_SECRET" "$folder/ssh-host-keys.json"
  rm -rf "$folder"
}

# The version comes last: until it is there, no node begins.
begin() {
  check_new
  if [[ -n $(seen_version) ]]; then
    say "$id was begun before: run pulumi up, which does the rest"
    return 0
  fi
  rm -rf "$root"/run/gitlab-restore.*
  put_secrets_back
  empty_praefect
  record_database restoring <<<"$id"
  record_database migrated <<<"$VERSION" # a backup is made only of a database whose migrations are finished
  record_database version <<<"$VERSION"
  say "begun: run pulumi up, which does the rest"
}

main() {
  case $what in
    new) begin ;;
    replace) replace_repositories "$id" "$storages" ;;
    *) failed "$what is not known: say nothing, or replace" ;;
  esac
}

id=${1:?say which backup} what=${2:-new} storages=${3:-}
check_name
exec 9>"$root/run/lock/gitlab-node.lock"
flock --wait "${LOCK_SECONDS:-7200}" 9 || failed "a converge or a backup has held the lock for ${LOCK_SECONDS:-7200} seconds"
main 9>&-
