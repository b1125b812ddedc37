# shellcheck shell=bash disable=SC2034,SC2154
# What a backup of the toolbox is: Gitaly writes the repositories to a bucket of its own, and the archive says which. The server
# of the database keeps its backups, and the buckets of objects keep versions (docs/adr/0016). Sourced by the backup.

# Everything but repositories (gitlabhq, lib/backup/options.rb and lib/backup/tasks, 2026-08). GitLab ignores a name that it does
# not know.
other_parts=db,uploads,builds,artifacts,pages,lfs,terraform_state,registry,packages,ci_secure_files,external_diffs,agent_plan_content,ci_catalog_bundles

where_to_look="the database does not answer, or an upgrade or a restore is not finished; look at converge.log"

# A new toolbox has to wait for the migrations of a new installation.
nothing_to_back_up() {
  local migrated
  migrated=$(database_record migrated) || failed "cannot read from $CONFIGURATION_BUCKET which GitLab the database has seen"
  [[ -z $migrated ]] || return 1
  say "nothing was ever migrated, so there is nothing to back up"
}

gitlab_is_up() {
  local installed
  installed=$(installed_version)
  [[ $(database_record version) == "$installed" && $(database_record migrated) == "$installed" ]] || return 1
  [[ $(database_record restoring) == "$(database_record restored)" ]] || return 1
  query_database 'SELECT 1' >/dev/null 2>&1
}

# archive_before ID: the newest archive of the same month and release. An increment needs one: GitLab refuses one of another
# version, and a chain that begins every month expires as a whole (config/gitalyBackupDays.ts). Since repositories were replaced
# by those of a backup, Gitaly's newest manifests may say what they no longer have. A run that was cut off a moment ago may have left
# one of this name.
archive_before() {
  local day=${1#"$NODE-"} replaced
  replaced=$(database_record replaced)
  aws s3api list-objects-v2 --region "$REGION" --bucket "$BACKUPS_BUCKET" --prefix "$NODE-${day:0:6}" --query 'Contents[].{key: Key, at: LastModified}' --output json |
    jq -r --arg name "^$NODE-[0-9]{8}T[0-9]{6}Z-" --arg release "${1#*Z-}_gitlab_backup.tar" --arg after "$NODE-$replaced" --arg own "$1" \
      '[.[]?.key | select(test($name) and (sub($name; "") == $release) and . > $after and (startswith($own) | not))] | max // empty'
}

# check_archive FILE: an archive without this line would be restored from itself, and it holds no repositories.
check_archive() {
  tar -xOf "$1" backup_information.yml >"$state/backup-holds" || failed "the archive of gitlab-backup is broken, or says nothing about itself: it stays in $backups"
  grep -qE '^:?repositories_server_side: true$' "$state/backup-holds" || failed "the archive of gitlab-backup does not say that Gitaly has the repositories: it stays in $backups"
  rm -f "$state/backup-holds"
}

# make_archive ID FILE: GitLab only reads the version from the archive before; Gitaly knows its own chain.
make_archive() {
  local before
  local -a increment=()
  before=$(archive_before "$1")
  if [[ -n $before ]]; then
    aws s3 cp --region "$REGION" --only-show-errors "s3://$BACKUPS_BUCKET/$before" "$backups/$before"
    chown git "$backups/$before"
    increment=(INCREMENTAL=yes PREVIOUS_BACKUP="${before%_gitlab_backup.tar}")
  fi
  if [[ -n $before ]]; then say "an increment after ${before%_gitlab_backup.tar}"; else say "a full backup"; fi
  gitlab-backup create BACKUP="$1" CRON=1 REPOSITORIES_SERVER_SIDE=true SKIP="$other_parts" "${increment[@]}" ||
    failed "gitlab-backup failed: see its messages above, and gitlab-ctl tail gitaly on the nodes with the repositories"
  [[ -z $before ]] || rm -f "$backups/$before"
  check_archive "$2"
}

# add_to_configuration ARCHIVE: host keys are only in Secrets Manager, and clients would refuse others.
add_to_configuration() {
  local folder=${1%/*}
  read_secret "$SSH_HOST_KEYS_SECRET" >"$folder/ssh-host-keys.json" || failed "cannot read the secret $SSH_HOST_KEYS_SECRET"
  tar --append --file "$1" --directory "$folder" ssh-host-keys.json
}
