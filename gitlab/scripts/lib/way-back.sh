# shellcheck shell=bash disable=SC2154
# The way back from an upgrade. Until its post-deployment migrations start, the release before still works with the database, so its
# image is enough (docs/adr/0018). Sourced.

# way_back VERSION: prints the release from which the database is being migrated to that one, as long as it may be taken back to it.
way_back() {
  local migrated finishing
  migrated=$(migrated_version) || return 1
  finishing=$(database_record finishing) || return 1
  [[ -n $migrated ]] || return 0
  if is_older "$migrated" "$1" && ! is_older "$migrated" "$finishing"; then echo "$migrated"; fi
}

# check_older VERSION: whether ours, which is older, may follow it.
check_older() {
  local back=''
  if [[ $RECORDS == bucket ]]; then # the box migrates in one step
    back=$(way_back "$1") || cannot_read_records
  fi
  [[ $VERSION != "$back" ]] || return 0
  failed "the database has seen GitLab $1: $VERSION is older and could not read it; set gitlabVersion to $1 or newer, or ${back:+back to }${back:-restore (docs/operations.md)}"
}

# Rails first: it may be older than Gitaly and Praefect, and never newer. Sidekiq has not had the release. Then the records say again
# what they said before the upgrade, so all that follows is a change to another configuration: the servers get the package of
# before, and the upgrade can begin anew. No node of Rails has the release as long as the database was not ready for it.
go_back() {
  local seen ready
  seen=$(seen_version) || cannot_read_records
  is_older "$VERSION" "$seen" || return 0
  ready=$(ready_version) || cannot_read_records
  say "going back from GitLab $seen to $VERSION"
  [[ $ready == "$VERSION" ]] || roll_out rails
  record_database ready <<<"$VERSION"
  record_database version <<<"$VERSION"
}
