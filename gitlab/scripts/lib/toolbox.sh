# shellcheck shell=bash disable=SC2154
# What only the toolbox does: it makes the secrets of the others before any of them is configured, and migrates the database in
# two parts, before and after the others get the release. Sourced.

# Needs no database: the package makes what its release wants, and keeps what there is.
generate_secrets() {
  local file=$etc/gitlab-secrets.json
  gitlab-ctl generate-secrets --file "$file" || failed "gitlab-ctl generate-secrets failed: see its messages above"
  publish_superset gitlab-secrets.json "$GITLAB_SECRETS_SECRET" "$file"
  jq '{gitlab_shell: {secret_token: .gitlab_shell.secret_token}}' "$file" >"$memory/gitaly-secrets.json"
  publish_superset "Gitaly's part of gitlab-secrets.json" "$GITALY_SECRETS_SECRET" "$memory/gitaly-secrets.json"
  rm -f "$memory/gitaly-secrets.json"
}

# All Rails nodes answer with the same ones, and never make any themselves. A run that was cut off may have left some.
make_host_keys() {
  local folder type
  rm -rf "$root"/run/gitlab-host-keys.*
  if read_published "$SSH_HOST_KEYS_SECRET"; then
    forget_superset
    return 0
  fi
  mkdir -p "$root/run"
  folder=$(mktemp -d "$root/run/gitlab-host-keys.XXXXXX")
  for type in rsa ecdsa ed25519; do ssh-keygen -q -t "$type" -N '' -C '' -f "$folder/ssh_host_${type}_key"; done
  host_keys_as_json "$folder" >"$folder/all.json"
  publish_superset "SSH host keys" "$SSH_HOST_KEYS_SECRET" "$folder/all.json"
  rm -rf "$folder"
}

# Nodes of the release before still use the database, so what would break them waits for finish_migrations.
migrate_database() {
  # Written first, because a migration that is cut off has already touched the database with this version.
  record_database version <<<"$VERSION"
  SKIP_POST_DEPLOYMENT_MIGRATIONS=true gitlab-ctl reconfigure ||
    failed "gitlab-ctl reconfigure failed: see its messages above. Nodes of the release before keep serving; systemctl start gitlab-converge continues from here"
  migrate_registry --skip-post-deployment
  restart_mailroom
}

# Reconfigure starts Mailroom again only for another configuration or another Ruby (omnibus-gitlab 440b1f83, recipes/gitlab-rails.rb), so
# after an upgrade the old program would go on. It is no reason to stop an upgrade: the supervisor tries again.
restart_mailroom() {
  [[ -f $state/version-changed && -e $root/opt/gitlab/service/mailroom ]] || return 0
  gitlab-ctl restart mailroom || say "Mailroom could not be started again: see gitlab-ctl tail mailroom"
}

# From here on, nodes may use the database with this version.
record_ready() { record_database ready <<<"$VERSION"; }

# Every node that serves has the release. From here on there is no way back to the one before, which is written down first.
finish_migrations() {
  record_database finishing <<<"$VERSION"
  gitlab-rake db:migrate || failed "gitlab-rake db:migrate failed: see its messages above; systemctl start gitlab-converge continues from here"
  migrate_registry
  record_database migrated <<<"$VERSION"
  rm -f "$state/version-changed"
  record_migrations
}

# migrate_registry [OPTION]: with a configuration of its own, because gitlab-ctl registry-database does nothing on a node that does
# not run the registry, and says nothing (omnibus-gitlab 440b1f83, lib/gitlab_ctl/registry/database.rb). The program demands a
# storage, which it does not use here. The file with the password is only in memory; a run that was cut off may have left one.
migrate_registry() {
  local folder
  [[ -n ${REGISTRY_DATABASE:-} ]] || return 0
  rm -rf "$root"/run/gitlab-registry.*
  mkdir -p "$root/run"
  folder=$(mktemp -d "$root/run/gitlab-registry.XXXXXX")
  jq --arg host "$DATABASE_HOST" --argjson port "$DATABASE_PORT" --arg database "$REGISTRY_DATABASE" --arg authorities "$DATABASE_CA" '
    .registryDatabase | {version: 0.1, storage: {filesystem: {rootdirectory: "/nonexistent"}}, database: {enabled: true, host: $host,
      port: $port, dbname: $database, user: "registry_\(.current)", password: .[.current], sslmode: "verify-full",
      sslrootcert: $authorities}}' "$etc/node-secrets.json" >"$folder/config.yml"
  "${REGISTRY:-/opt/gitlab/embedded/bin/registry}" database migrate up "$@" "$folder/config.yml" ||
    failed "the database of the registry could not be migrated: see the messages of registry above; systemctl start gitlab-converge continues from here"
  rm -rf "$folder"
}
