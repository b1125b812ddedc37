# shellcheck shell=bash disable=SC2154
# What the database has seen is recorded where the database is: on the data volume, for the next instance that gets the volume
# or a restored copy of it; or in the bucket of configurations, where all nodes read it and the one that migrates writes it.
# Sourced.

# The newest GitLab that has touched the database, unless that was taken back (way-back.sh). Without our record, GitLab's own record counts.
seen_version() {
  local rails=$data/gitlab-rails/VERSION seen
  seen=$(database_record version) || return 1
  if [[ -n $seen ]]; then
    echo "$seen"
  elif [[ $RECORDS == volume && -s $rails ]]; then
    sed 's/-.*//' "$rails"
  fi
}

# The newest GitLab whose own migrations succeeded.
migrated_version() { database_record migrated; }

# The newest GitLab whose nodes may use a database on a server: its migrations before the deployment have succeeded.
ready_version() { database_record ready; }

# database_record NAME: prints it; nothing if there is none. The report runs at the same time as converge, so files in between
# have the name of the script.
database_record() {
  local status=0 file=$state/${0##*/}-record
  if [[ $RECORDS == volume ]]; then
    cat "$data/.gitlab-node/$1" 2>/dev/null || true
  else
    read_object "records/$1" "$file" || status=$?
    ((status == 2)) || ((status == 0)) || return 1
    ((status == 2)) || cat "$file"
  fi
}

# record_database NAME: writes standard input, completely or not at all.
record_database() {
  if [[ $RECORDS == volume ]]; then
    write_down "$1"
  else
    local file=$state/${0##*/}-record
    cat >"$file"
    aws s3api put-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "records/$1" --body "$file" >/dev/null
  fi
}

# When the newest good backup of this node ended, in seconds; nothing if there is none. A node without data may be newer than it.
last_backup() {
  local status=0 file=$state/${0##*/}-backup
  if [[ $RECORDS == volume ]]; then
    cat "$data/.gitlab-node/last-backup" 2>/dev/null || true
  else
    read_object "state/$NODE/backup.json" "$file" || status=$?
    ((status == 2)) || ((status == 0)) || return 1
    ((status == 2)) || jq -r '.finishedAt | fromdateiso8601' "$file"
  fi
}

# read_object KEY FILE: returns 2 if there is none, and 1 for any other reason.
read_object() {
  local error=$state/${0##*/}-aws-error
  aws s3api get-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "$1" "$2" >/dev/null 2>"$error" && return
  grep -qF '(NoSuchKey) when calling the GetObject operation' "$error" && return 2
  cat "$error" >&2
  return 1
}

# write_down NAME: writes standard input, completely or not at all.
write_down() {
  mkdir -p "$data/.gitlab-node"
  cat >"$data/.gitlab-node/$1.new"
  mv -f "$data/.gitlab-node/$1.new" "$data/.gitlab-node/$1"
}

# For the report, which has no pointer with the id.
record_volume() { echo "$VOLUME_ID" >"$state/volume-id"; }

# Prints how many batched background migrations are open and how many failed, if the database answers. The states are 0
# paused, 1 active, 3 finished, 4 failed, 5 finalizing, 6 finalized (gitlab, BatchedMigration, 2026-08).
count_migrations() {
  local answer
  answer=$(query_database "SELECT count(*) FILTER (WHERE status NOT IN (3, 4, 6)) || ' ' || count(*) FILTER (WHERE status = 4) FROM batched_background_migrations" 2>/dev/null) || return 1
  [[ $answer =~ ^[0-9]+\ [0-9]+$ ]] || return 1
  echo "$answer"
}

# query_database SQL: as GitLab.
query_database() {
  local secrets=$root/etc/gitlab/node-secrets.json
  if [[ $RECORDS == volume ]]; then
    gitlab-psql -At -c "$1"
  else
    run_sql "gitlab_$(jq -r .gitlabDatabase.current "$secrets")" "$(jq -r '.gitlabDatabase[.gitlabDatabase.current]' "$secrets")" \
      "$GITLAB_DATABASE" <<<"$1"
  fi
}

# Only after complete migrations: in the middle of an upgrade, the background migrations that it will queue are not there
# yet.
record_migrations() {
  local seen counts
  seen=$(seen_version) || return 0
  [[ -n $seen && $(migrated_version) == "$seen" ]] || return 0
  counts=$(count_migrations) || return 0
  jq -n --arg version "$seen" --argjson open "${counts% *}" --argjson failed "${counts#* }" --arg at "$(date -u +%FT%TZ)" \
    '{version: $version, open: $open, failed: $failed, at: $at}' | record_database migrations.json
}
