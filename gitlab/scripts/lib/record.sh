# shellcheck shell=bash disable=SC2154
# Records that the node keeps on the data volume, for the next instance that gets the volume or a restored copy of it.
# Sourced.

# The newest GitLab that has touched the database. Without our record, GitLab's own record counts. A node without the
# database reads the state that the migrating node has published.
seen_version() {
  local rails=$data/gitlab-rails/VERSION
  if [[ -n $SEEN_VERSION ]]; then
    published_version
  elif [[ -s $data/.gitlab-node/version ]]; then
    cat "$data/.gitlab-node/version"
  elif [[ -s $rails ]]; then
    sed 's/-.*//' "$rails"
  fi
}

# Prints nothing if that node has not converged yet.
published_version() {
  local answer=$state/seen-version.json
  if aws s3api get-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "$SEEN_VERSION" "$answer" >/dev/null 2>"$state/aws-error"; then
    jq -r '.converged.version // empty' "$answer"
  elif ! grep -qE 'NoSuchKey|Not Found|404' "$state/aws-error"; then
    cat "$state/aws-error" >&2
    return 1
  fi
}

# The newest GitLab whose own migrations succeeded.
migrated_version() { cat "$data/.gitlab-node/migrated" 2>/dev/null || true; }

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
  answer=$(gitlab-psql -At -c "SELECT count(*) FILTER (WHERE status NOT IN (3, 4, 6)), count(*) FILTER (WHERE status = 4) FROM batched_background_migrations" 2>/dev/null) || return 1
  [[ $answer =~ ^[0-9]+\|[0-9]+$ ]] || return 1
  echo "${answer/|/ }"
}

# Only after complete migrations: in the middle of an upgrade, the background migrations that it will queue are not there
# yet.
record_migrations() {
  local seen counts
  seen=$(seen_version)
  [[ -n $seen && $(migrated_version) == "$seen" ]] || return 0
  counts=$(count_migrations) || return 0
  jq -n --arg version "$seen" --argjson open "${counts% *}" --argjson failed "${counts#* }" --arg at "$(date -u +%FT%TZ)" \
    '{version: $version, open: $open, failed: $failed, at: $at}' | write_down migrations.json
}
