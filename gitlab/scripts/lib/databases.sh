# shellcheck shell=bash disable=SC2154
# The databases of GitLab, Praefect and the registry on the database server: roles, rights, databases, extensions and passwords.
# Whatever is as it should be is left alone, so this runs at each version, and continues what was cut off. Sourced.
#
# Each component has a role that owns its database and two logins that act as that role (docs/adr/0013). Its secret is
# {"current": "a", "a": "PASSWORD", "b": "PASSWORD"}: nodes use the login that current names. A rotation is two runs of
# pulumi up. The first changes the password of the login that is not current, and makes it current: this step sets the password
# before any node uses it. The second changes the other one, once no node uses it any more. No connection is ever refused.

make_databases() {
  local -A passwords
  local master_password row changes=0
  master_password=$(read_secret "$DATABASE_MASTER_SECRET") || failed "cannot read the secret $DATABASE_MASTER_SECRET"
  check_server
  for row in $DATABASES; do
    check_database "$row"
    check_passwords "$row"
  done
  for row in $DATABASES; do make_database "$row"; done
  ((changes > 0)) || say "nothing has changed on $DATABASE_HOST"
}

# run_sql LOGIN PASSWORD DATABASE [OPTIONS OF PSQL]: runs standard input. The password is in psql's environment alone. The report
# runs at the same time as converge, so the file with psql's error has the name of the script.
run_sql() {
  PGUSER=$1 PGPASSWORD=$2 PGDATABASE=$3 PGHOST=$DATABASE_HOST PGPORT=$DATABASE_PORT \
    PGSSLMODE=verify-full PGSSLROOTCERT=$DATABASE_CA PGGSSENCMODE=disable PGCONNECT_TIMEOUT=${DATABASE_WAIT_SECONDS:-10} \
    PGOPTIONS="-c statement_timeout=0 -c lock_timeout=${DATABASE_LOCK_SECONDS:-60}s" PGAPPNAME=gitlab-node \
    "${PSQL:-/opt/gitlab/embedded/bin/psql}" --no-psqlrc --no-password --quiet --tuples-only --no-align \
    --field-separator=' ' --set=ON_ERROR_STOP=1 "${@:4}" 2>"$state/${0##*/}-psql-error"
}

as_master() { run_sql "$DATABASE_MASTER" "$master_password" "$@"; }

# Says what psql has said, and what to do about it.
sql_failed() {
  local error server=$DATABASE_HOST:$DATABASE_PORT
  error=$(<"$state/${0##*/}-psql-error")
  case $error in
    *"could not translate host name"* | *"Connection refused"* | *"timeout expired"* | *"timed out"* | *"o route to host"* | *"etwork is unreachable"*)
      failed "the database server does not answer on $server: is it running, and do the security groups of the database and of this node allow the port?" ;;
    *"root certificate file"*)
      failed "$DATABASE_CA is missing, so the certificate of $server cannot be checked: use an image that has it" ;;
    *"certificate verify failed"*)
      failed "the certificate of $server comes from no authority in $DATABASE_CA: either the authorities of the image are too old, or another server answers" ;;
    *"does not match host name"*)
      failed "the certificate of $server is for another name: another server answers, or the name is not the one that RDS gave to it" ;;
    *"password authentication failed for user \"$DATABASE_MASTER\""*)
      failed "$server refuses the password of $DATABASE_MASTER: it has to be the one in $DATABASE_MASTER_SECRET" ;;
    *"EOF detected"* | *"unexpected eof"* | *"closed the connection unexpectedly"* | *"terminating connection"*)
      failed "$server has broken off the connection, as in a failover or restart, which takes minutes: the next run continues" ;;
    *"lock timeout"*)
      failed "another node has been changing $server for ${DATABASE_LOCK_SECONDS:-60} seconds: two toolboxes run at the same time; this one tries again" ;;
  esac
  error=${error//$'\n'/ }
  failed "$server: ${error#psql: }"
}

# Before anything is changed.
check_server() {
  local major
  major=$(as_master postgres <<<"SELECT current_setting('server_version_num')::int / 10000") || sql_failed
  [[ $major == "$DATABASE_MAJOR" ]] ||
    failed "$DATABASE_HOST is PostgreSQL $major instead of $DATABASE_MAJOR: GitLab $VERSION would not run on it; use a server of version $DATABASE_MAJOR"
}

# Before anything is changed, too. What exists has to be ours, and must exist if a restore was asked for.
check_database() {
  local owner database found
  IFS='|' read -r owner database _ <<<"$1"
  found=$(as_master postgres --set=database="$database" \
    <<<"SELECT pg_get_userbyid(datdba), pg_encoding_to_char(encoding) FROM pg_database WHERE datname = :'database'") || sql_failed
  if [[ -z $found ]]; then
    [[ $RESTORE != true ]] ||
      failed "a restore was asked for, but $DATABASE_HOST has no database $database: nothing is initialised; restore a snapshot that has it"
    return 0
  fi
  [[ ${found% *} == "$owner" ]] ||
    failed "the database $database on $DATABASE_HOST belongs to ${found% *} instead of $owner: nothing is changed; if it is the one of this installation, give it to $owner, otherwise remove it"
  [[ ${found#* } == UTF8 ]] ||
    failed "the database $database on $DATABASE_HOST is encoded in ${found#* } instead of UTF8: nothing is changed; restore it into a database in UTF8"
}

check_passwords() {
  local owner secret
  IFS='|' read -r owner _ secret _ <<<"$1"
  passwords[$owner]=$(read_secret "$secret") || failed "cannot read the secret $secret"
  jq -e '(.current | IN("a", "b")) and ([.a, .b] | all(type == "string" and test("^[A-Za-z0-9]{32,}$")))' <<<"${passwords[$owner]}" >/dev/null 2>&1 ||
    failed "the secret $secret is not {\"current\": \"a\" or \"b\", \"a\": PASSWORD, \"b\": PASSWORD} with passwords of 32 letters and digits or more: run pulumi up, which writes it"
}

make_database() {
  local owner database secret extensions statements statement letter
  IFS='|' read -r owner database secret extensions <<<"$1"
  statements=$(as_master postgres --set=owner="$owner" --set=database="$database" --set=extensions="$extensions" \
    <"$here/lib/databases.sql") || sql_failed
  while read -r statement; do
    [[ -z $statement ]] || changed_database "$statement"
  done <<<"$statements"
  for letter in a b; do set_password "$letter"; done
}

changed_database() {
  changes=$((changes + 1))
  say "$DATABASE_HOST: $1"
}

# The server does not show what it has stored of a password, so the login itself is tried.
set_password() {
  local login=${owner}_$1 password verifier users
  password=$(jq -r --arg letter "$1" '.[$letter]' <<<"${passwords[$owner]}")
  ! can_log_in || return 0
  users=$(as_master postgres --set=login="$login" <<<"SELECT count(*) FROM pg_stat_activity WHERE usename = :'login'") || sql_failed
  if ((users > 0)); then
    [[ $(jq -r .current <<<"${passwords[$owner]}") != "$1" ]] ||
      failed "$login is in use (connections: $users), and $secret has another password for it: nothing is changed, since new connections would be refused; make the other login current, then run pulumi up"
    say "$login keeps its old password as long as it is in use (connections: $users)"
    return 0
  fi
  verifier=$(printf %s "$password" | "${RUBY:-/opt/gitlab/embedded/bin/ruby}" "$here/lib/scram.rb")
  LOGIN=$login VERIFIER=$verifier as_master postgres <<'SQL' || sql_failed
\getenv login LOGIN
\getenv verifier VERIFIER
DO 'BEGIN PERFORM pg_advisory_lock(1713); END';
ALTER ROLE :"login" PASSWORD :'verifier';
SQL
  changed_database "a new password for $login"
  can_log_in || failed "$DATABASE_HOST refuses $login in $database right after its password was set: was the role changed by hand?"
}

can_log_in() {
  local role
  if role=$(run_sql "$login" "$password" "$database" <<<"SELECT current_user"); then
    [[ $role == "$owner" ]] || failed "$login acts as $role instead of $owner: what it makes would not belong to $owner"
    return 0
  fi
  grep -q "password authentication failed for user \"$login\"" "$state/${0##*/}-psql-error" || sql_failed
  return 1
}
