# shellcheck shell=bash disable=SC2154
# The GitLab package: which version the volume has seen, which one is wanted, and how to get there. Sourced.

# Minor versions that cannot be jumped over, in every major version (GitLab docs, upgrade paths, since 17.5).
required_stops="2 5 8 11"

installed_version() { rpm -q --queryformat '%{VERSION}' "gitlab-$EDITION" 2>/dev/null || true; }

seen_version() { cat "$data/.gitlab-node/version" 2>/dev/null || true; }

is_older() { [[ $1 != "$2" && $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; }

# The first stop after a version, as major.minor.
next_stop() {
  local major minor stop
  IFS=. read -r major minor _ <<<"$1"
  for stop in $required_stops; do
    ((stop > minor)) && echo "$major.$stop" && return
  done
  echo "$((major + 1)).${required_stops%% *}"
}

# Refused before anything is touched.
check_version() {
  local seen stop wanted
  seen=$(seen_version)
  [[ -n $seen && $seen != "$VERSION" ]] || return 0
  is_older "$VERSION" "$seen" &&
    failed "the data volume has seen GitLab $seen: $VERSION is older and could not read it; set gitlabVersion to $seen or newer"
  stop=$(next_stop "$seen")
  wanted=${VERSION%.*}
  is_older "$stop" "$wanted" &&
    failed "GitLab $VERSION cannot follow $seen directly: set gitlabVersion to the newest $stop first"
  check_background_migrations "$seen"
}

# The documented query; on a new instance the database is not up yet, and then the old version has checked it.
check_background_migrations() {
  local open
  open=$(gitlab-psql -At -c "SELECT count(*) FROM batched_background_migrations WHERE status NOT IN (3, 6)" 2>/dev/null) || return 0
  [[ $open == 0 ]] || failed "$open background migrations of GitLab $1 are not finished: wait until Admin > Monitoring > Background migrations is empty, then run pulumi up again"
}

install_package() {
  # The package's own hooks would back up and migrate in the middle of an installation.
  touch "$etc/skip-auto-reconfigure" "$etc/skip-auto-backup"
  [[ $(installed_version) == "$VERSION" ]] && return
  say "installing gitlab-$EDITION $VERSION"
  dnf install --assumeyes --allowerasing --disableexcludes=all "gitlab-$EDITION-$VERSION" ||
    failed "gitlab-$EDITION $VERSION could not be installed: see the message of dnf above"
  touch "$state/version-changed"
}
