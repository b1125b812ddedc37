# shellcheck shell=bash
# Plays GitLab: its services, migrations and backups. Sourced by the stand-in.

# Each service is a file in $WORLD/services that says run or down; none before the first reconfigure. Migrations run whenever
# the package is another than the database was migrated with: then only its data services may be up.
play_gitlab_ctl() {
  local data=$GITLAB_NODE_ROOT/var/opt/gitlab etc=$GITLAB_NODE_ROOT/etc/gitlab service
  case $1 in
    reconfigure)
      play_migrations "$data"
      refused reconfigure && echo "There was an error running gitlab-ctl reconfigure" >&2 && exit 1
      mkdir -p "$data/gitlab-sshd" "$data/git-data/repositories" "$data/postgresql/data" "$WORLD/services"
      [[ -f $data/postgresql/data/PG_VERSION ]] || echo 17 >"$data/postgresql/data/PG_VERSION"
      [[ -f $data/gitlab-sshd/ssh_host_ed25519_key ]] || printf 'key-of-%s\n' "$(basename "$(cat "$WORLD/mounted" 2>/dev/null)")" >"$data/gitlab-sshd/ssh_host_ed25519_key"
      [[ -f $etc/gitlab-secrets.json ]] || echo '{"gitlab_rails": {"secret_key_base": "made"}, "letsencrypt": {"auto_enabled": false}}' >"$etc/gitlab-secrets.json"
      if [[ -f $WORLD/new-secrets.jq ]]; then # what this release makes of the file
        jq -f "$WORLD/new-secrets.jq" "$etc/gitlab-secrets.json" >"$WORLD/made" && mv "$WORLD/made" "$etc/gitlab-secrets.json"
      fi
      for service in gitaly gitlab-workhorse nginx postgresql puma redis sidekiq; do
        [[ -f $WORLD/services/$service ]] || echo run >"$WORLD/services/$service"
      done
      ;;
    status)
      if [[ -n ${2:-} ]]; then
        [[ $(cat "$WORLD/services/$2" 2>/dev/null) == run ]] || exit 1
        exit 0
      fi
      for service in "$WORLD"/services/*; do
        [[ -f $service ]] || continue
        if [[ -e $WORLD/not-supervised ]]; then echo "fail: ${service##*/}: runsv not running"; else echo "$(<"$service"): ${service##*/}: (pid 1) 9s; run: log: (pid 2) 9s"; fi
      done
      [[ ! -e $WORLD/not-supervised ]]
      ;;
    stop)
      for service in "$WORLD"/services/${2:-*}; do [[ ! -f $service ]] || echo down >"$service"; done
      ;;
    start | restart)
      [[ -z ${2:-} ]] || exit 0
      for service in "$WORLD"/services/*; do [[ ! -f $service ]] || echo run >"$service"; done
      ;;
    hup) # a successor with the program that is installed takes over, unless it does not get ready
      refused successor || [[ ! -f $data/$2/$2.pid ]] || ln -sfn "/opt/gitlab/embedded/bin/$2" "$GITLAB_NODE_ROOT/proc/$(<"$data/$2/$2.pid")/exe"
      ;;
    generate-secrets) # keeps what there is, and adds what its release wants
      refused generate && echo "There was an error" >&2 && exit 1
      jq -s '.[0] * .[1]' <(jq -n '{gitlab_rails: {secret_key_base: "made"}, gitlab_shell: {secret_token: "shell"}}') \
        <(cat "$3" 2>/dev/null || echo '{}') >"$WORLD/made"
      if [[ -f $WORLD/new-secrets.jq ]]; then jq -f "$WORLD/new-secrets.jq" "$WORLD/made" >"$3"; else cp "$WORLD/made" "$3"; fi
      ;;
    backup-etc) tar --absolute-names -cf "$3/gitlab_config_1.tar" "$etc" ;;
  esac
}
play_migrations() {
  local service running=''
  [[ $(cat "$1/migrated-by" 2>/dev/null) != $(<"$WORLD/installed") ]] || return 0
  for service in "$WORLD"/services/*; do
    [[ ! -f $service || $(<"$service") != run ]] || running+=" ${service##*/}"
  done
  echo "$(<"$WORLD/installed") over${running:- nothing}${SKIP_POST_DEPLOYMENT_MIGRATIONS:+, none after the deployment}" >>"$WORLD/migrations.log"
  refused reconfigure || { mkdir -p "$1" && cp "$WORLD/installed" "$1/migrated-by"; }
}
# An increment needs the archive before it; one of repositories elsewhere has nothing but what it says about itself.
play_gitlab_backup() {
  refused backup && echo "rake aborted!" >&2 && exit 1
  local folder=$GITLAB_NODE_ROOT/var/opt/gitlab/backups id before
  id=$(printf '%s\n' "$@" | sed -n 's/^BACKUP=//p')
  before=$(printf '%s\n' "$@" | sed -n 's/^PREVIOUS_BACKUP=//p')
  [[ -z $before || -f $folder/${before}_gitlab_backup.tar ]] || { echo "The backup file ${before}_gitlab_backup.tar does not exist!" >&2 && exit 1; }
  if [[ $1 == restore ]]; then
    [[ -f $folder/${id}_gitlab_backup.tar && $GITLAB_ASSUME_YES == 1 ]] || exit 1
    return
  fi
  if [[ $* == *REPOSITORIES_SERVER_SIDE=true* ]]; then
    printf ':gitlab_version: 19.3.0-ee\n:repositories_server_side: %s\n' "$([[ ! -e $WORLD/in-the-archive ]] && echo true || echo false)" >"$folder/backup_information.yml"
    tar -C "$folder" -cf "$folder/${id}_gitlab_backup.tar" backup_information.yml
    rm "$folder/backup_information.yml"
    [[ ! -e $WORLD/cut-archive ]] || truncate -s 300 "$folder/${id}_gitlab_backup.tar"
    return
  fi
  mkdir -p "$folder/db"
  echo ":version: 1" >"$folder/backup_information.yml"
  echo "dump" | gzip >"$folder/db/database.sql.gz"
  [[ ! -e $WORLD/broken-dump ]] || echo "no gzip" >"$folder/db/database.sql.gz"
  [[ ! -e $WORLD/without-database ]] || rm "$folder/db/database.sql.gz"
  tar -C "$folder" -cf "$folder/${id}_gitlab_backup.tar" backup_information.yml db
  rm -rf "$folder/db" "$folder/backup_information.yml"
  [[ ! -e $WORLD/cut-archive ]] || truncate -s 700 "$folder/${id}_gitlab_backup.tar"
}
play_gitlab_psql() {
  [[ $(cat "$WORLD/services/postgresql" 2>/dev/null) == run ]] || exit 2
  cat "$WORLD/background-migrations" 2>/dev/null || echo "0 0" # open and failed
}
# Keeps the configuration that it was called with.
play_registry() {
  refused registry && echo "failed to run database migrations" >&2 && exit 1
  echo "${*:1:$#-1}" >>"$WORLD/registry.log"
  cp "${!#}" "$WORLD/registry.json"
}
# Says what it reaches, as Praefect's own command does.
play_praefect() {
  [[ $SSL_CERT_DIR == */etc/gitlab/trusted-certs && $* == "-config $GITLAB_NODE_ROOT/var/opt/gitlab/praefect/config.toml dial-nodes" ]] || exit 99
  refused members && echo "the following nodes are not healthy: tls://cluster-2.full.gitlab.internal:9999" >&2 && exit 1
  echo "the following nodes are healthy"
}
# GitLab answers once its services run.
play_curl() {
  local service=puma
  [[ ${!#} != *//169.254.169.254/* ]] || { play_metadata "$@" && return; }
  case ${!#} in
    *:8092/*) service=sidekiq ;;
    *:9236/*) service=gitaly ;;
    *:9652/*) service=praefect ;;
    *:9090/-/ready) service=prometheus ;;
  esac
  refused readiness && exit 22
  [[ $(cat "$WORLD/services/$service" 2>/dev/null) == run ]] || exit 7
}
# runit: a service that is told to stop ends after as many looks as $WORLD/work/SERVICE says, and at once without it.
play_sv() {
  local service=${2##*/} left
  case $1 in
    down | quit) echo "ending $(cat "$WORLD/work/$service" 2>/dev/null || echo 0)" >"$WORLD/services/$service" ;;
    once) ;; # it is not started again
    status)
      left=$(cat "$WORLD/services/$service" 2>/dev/null || echo down)
      case $left in
        run) echo "run: $2: (pid 1) 9s" ;;
        "ending 0") echo down >"$WORLD/services/$service" && echo "down: $2: 0s, normally up" ;;
        ending*) echo "ending $((${left#ending } - 1))" >"$WORLD/services/$service" && echo "run: $2: (pid 1) 9s, want down, got TERM" ;;
        *) echo "down: $2: 9s, normally up" ;;
      esac
      ;;
  esac
}
