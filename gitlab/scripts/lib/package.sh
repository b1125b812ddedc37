# shellcheck shell=bash disable=SC2154
# The GitLab package: which version the volume has seen, which one is wanted, and how to get there. Sourced.

installed_version() { rpm -q --queryformat '%{VERSION}' "gitlab-$EDITION" 2>/dev/null || true; }

is_older() { [[ $1 != "$2" && $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; }

# The next required stop after a version, as major.minor.
next_stop() {
  local major minor stop
  IFS=. read -r major minor _ <<<"$1"
  for stop in $REQUIRED_STOPS; do
    ((stop > minor)) && echo "$major.$stop" && return
  done
  echo "$((major + 1)).${REQUIRED_STOPS%% *}"
}

# The newest release that may follow a version directly, as major.minor. The box is down during an upgrade, so it may go as far as the
# next required stop. Elsewhere nodes of both releases work on one database, and GitLab supports that for neighbours only (doc/update/
# zero_downtime.md at 76ccf2e7, requirements: "one minor release at a time", 2026). The last minor of a major is a required stop, and
# its neighbour is the first of the next.
furthest_release() {
  local major minor
  if [[ $RECORDS == volume ]]; then
    next_stop "$1"
    return
  fi
  IFS=. read -r major minor _ <<<"$1"
  if ((minor < ${REQUIRED_STOPS##* })); then echo "$major.$((minor + 1))"; else echo "$((major + 1)).0"; fi
}

# check_distance VERSION: whether ours may follow it directly.
check_distance() {
  local furthest
  furthest=$(furthest_release "$1")
  ! is_older "$furthest" "${VERSION%.*}" ||
    failed "GitLab $VERSION cannot follow $1 directly: set gitlabVersion to the newest $furthest first"
}

# Refuses before anything is touched. A new instance and a restored volume have no running database to query, so what the node
# needs is in the records.
check_version() {
  local seen
  seen=$(seen_version) || cannot_read_records
  check_postgresql
  if [[ -z $seen ]]; then
    [[ ${RESTORE:-false} == false ]] ||
      failed "the database server was restored, and nothing is initialised: choose the backup that goes with it, and run $here/restore BACKUP on $NODE (docs/operations.md)"
    [[ ! -d $data/postgresql/data ]] ||
      failed "the data volume has a database, but no record of its GitLab version: write that version to /var/opt/gitlab/.gitlab-node/version"
    return 0
  fi
  [[ $seen != "$VERSION" ]] || return 0
  if is_older "$VERSION" "$seen"; then
    check_older "$seen"
    return 0
  fi
  check_distance "$seen"
  check_migrations "$seen"
}

cannot_read_records() { failed "cannot read from $CONFIGURATION_BUCKET which GitLab the database has seen"; }

# Another node migrates the database, and does so before this node is told to change its version. In the middle of an
# upgrade, a new node of the previous version may still join, as far as one upgrade may go.
check_client_version() {
  local seen ready furthest
  seen=$(seen_version) || cannot_read_records
  ready=$(ready_version) || cannot_read_records
  [[ -n $ready ]] || failed "the database was never migrated: the node that does it has to converge first"
  ! is_older "$ready" "$VERSION" ||
    failed "the database is at GitLab $ready, and this node is to run $VERSION: run pulumi up, which migrates the database first"
  furthest=$(furthest_release "$VERSION")
  ! is_older "$furthest" "${seen%.*}" ||
    failed "the database is at GitLab $seen, and $VERSION is too old for it: run pulumi up with gitlabVersion $seen"
}

# Gitaly and Praefect get a release before the database migrates to it, and their clients after. So they may be ahead of the
# database as far as one upgrade may go, and never behind. An empty installation has no database yet.
check_server_version() {
  local seen
  seen=$(seen_version) || cannot_read_records
  [[ -n $seen ]] || return 0
  ! is_older "$VERSION" "$seen" ||
    failed "the database is at GitLab $seen, and $NODE must not be older: set gitlabVersion to $seen or newer"
  check_distance "$seen"
}

# The package starts the PostgreSQL version that created the database. Without those binaries nothing can start it, and
# nothing can upgrade it.
check_postgresql() {
  local major
  major=$(cat "$data/postgresql/data/PG_VERSION" 2>/dev/null) || return 0
  [[ " $POSTGRESQL_MAJORS " == *" $major "* ]] ||
    failed "the data volume has a database of PostgreSQL $major, but GitLab $VERSION includes ${POSTGRESQL_MAJORS// / and }: set gitlabVersion to one that includes $major, or restore another snapshot"
}

# Patches of the same minor version are allowed: they expect no other migrations, and one may be the fix for a broken
# upgrade.
check_migrations() {
  local seen=$1 counts of at=now record
  [[ ${seen%.*} != "${VERSION%.*}" ]] || return 0
  [[ $(migrated_version) == "$seen" ]] ||
    failed "the database has seen GitLab $seen, but there is no record that its migrations succeeded: set gitlabVersion to $seen first, and let it converge"
  if ! counts=$(count_migrations); then
    record=$(database_record migrations.json) || cannot_read_records
    IFS=$'\t' read -r of counts at <<<"$(jq -r '[.version, "\(.open) \(.failed)", .at] | @tsv' <<<"$record" 2>/dev/null || true)"
    [[ $of == "$seen" ]] ||
      failed "no record says whether the background migrations of GitLab $seen are finished: set gitlabVersion to $seen first, and let it run"
  fi
  [[ ${counts#* } == 0 ]] ||
    failed "${counts#* } background migrations of GitLab $seen have failed ($at): on $seen, retry them under Admin > Monitoring > Background migrations until none is left, then run pulumi up again"
  [[ ${counts% *} == 0 ]] ||
    failed "${counts% *} background migrations of GitLab $seen are not finished ($at): on $seen, wait until Admin > Monitoring > Background migrations has none queued or running, then run pulumi up again"
}

install_package() {
  # The package's own hooks would run a backup and migrations in the middle of an installation.
  touch "$etc/skip-auto-reconfigure" "$etc/skip-auto-backup"
  [[ $(installed_version) == "$VERSION" ]] && return
  say "installing gitlab-$EDITION $VERSION" # dnf installs an older one as well, if it is named (dnf4, command reference, 2026)
  touch "$state/version-changed" # first: even if this is cut off, the services have to be stopped and restarted
  dnf install --assumeyes --allowerasing --disableexcludes=all "gitlab-$EDITION-$VERSION" ||
    failed "gitlab-$EDITION $VERSION could not be installed: see the error from dnf above"
}
