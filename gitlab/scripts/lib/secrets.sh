# shellcheck shell=bash disable=SC2034,SC2154
# Secrets that the node receives, and the certificate that it creates for itself. Sourced.

# What gitlab.rb reads, by name: a text as it is, an object as an object.
install_secrets() {
  local row name secret value
  echo '{}' >"$memory/node-secrets.json"
  for row in $SECRETS; do
    name=${row%%=*} secret=${row#*=}
    value=$(read_secret "$secret") || failed "cannot read the secret $secret"
    jq --arg name "$name" --rawfile value <(printf '%s' "$value") '.[$name] = (($value | fromjson? | objects) // $value)' "$memory/node-secrets.json" >"$memory/more-secrets.json"
    mv -f "$memory/more-secrets.json" "$memory/node-secrets.json"
  done
  install_file "$memory/node-secrets.json" "$etc/node-secrets.json" 0600
  rm -f "$memory/node-secrets.json"
  [[ -z $GITLAB_SECRETS_SECRET ]] || install_gitlab_secrets
}

# Without its secrets GitLab would create new ones, and could not read what it has encrypted in the database. So before
# GitLab reconfigures, the file gets every key that was ever published, including those that an earlier release dropped: a
# release that uses them again needs the old values. Reconfigure drops the keys that its release does not use from the file.
install_gitlab_secrets() {
  local file=$etc/gitlab-secrets.json
  if ! read_published "$GITLAB_SECRETS_SECRET"; then
    [[ $MAKES_SECRETS == true ]] || failed "the secrets of GitLab were not published yet: the toolbox has to converge first"
    [[ -s $file ]] || may_make_secrets
    return 0
  fi
  if [[ -s $file ]]; then
    make_superset gitlab-secrets.json "$file" "$memory/published.json"
    if [[ $same == true ]]; then
      forget_superset
      return 0
    fi
  else
    mv -f "$memory/published.json" "$memory/superset.json"
  fi
  install_file "$memory/superset.json" "$file" 0600
  forget_superset
}

# New secrets are right only for a new database. On the box, a first reconfigure that was cut off may have left a record, and
# nothing that it is about.
may_make_secrets() {
  local seen=''
  if [[ $RECORDS == bucket ]]; then
    seen=$(seen_version) || cannot_read_records
  fi
  [[ -z $seen && ! -d $data/postgresql/data ]] ||
    failed "there is a database of GitLab, but $GITLAB_SECRETS_SECRET has no gitlab-secrets.json: put it back from the configuration backup (docs/operations.md, lost secrets)"
}

# The load balancer does not check this certificate; there only has to be one. It is renewed when names change or it is about
# to expire.
install_certificate() {
  local crt=$etc/ssl/hop.crt key=$etc/ssl/hop.key names=$etc/ssl/hop.names
  if [[ -s $key && -f $names && $(<"$names") == "$DOMAINS" ]] && openssl x509 -in "$crt" -noout -checkend 7776000 >/dev/null 2>&1; then
    return
  fi
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj "/CN=${DOMAINS%% *}" \
    -addext "subjectAltName=DNS:${DOMAINS// /,DNS:}" -keyout "$key.new" -out "$crt.new" 2>/dev/null
  mv -f "$key.new" "$key"
  mv -f "$crt.new" "$crt"
  echo "$DOMAINS" >"$names" # last: as long as it is missing, the certificate is created again
  touch "$state/certificate-changed"
}
