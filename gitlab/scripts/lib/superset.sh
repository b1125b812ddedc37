# shellcheck shell=bash disable=SC2154
# Secrets are published as a superset: keys are added, never changed or dropped. Sourced.

# Keys that GitLab creates on each node only for that node (omnibus-gitlab, libraries of the cookbooks, 2026-08).
node_local='[["letsencrypt", "auto_enabled"], ["postgresql", "internal_certificate"], ["postgresql", "internal_key"]]'

# The largest value that Secrets Manager accepts (its quotas, 2026-11).
secret_bytes=65536

# Attempts to publish. Another node may write at the same time, because a secret has no lock; so each write is read back.
publish_tries=3

# read_published SECRET: writes it to $memory/published.json; returns 2 if nothing was published yet.
read_published() {
  local status=0
  read_secret "$1" >"$memory/published.json" || status=$?
  ((status == 0)) && return
  rm -f "$memory/published.json"
  ((status == 2)) || failed "cannot read the secret $1"
  return 2
}

# make_superset NAME OLD NEW: writes it to $memory/superset.json, and sets same if the old ones have all of it. Stops at the
# first difference, and never prints a value.
make_superset() {
  local name=$1 changed
  jq -nr --argjson local "$node_local" --slurpfile old "$2" --slurpfile new "$3" \
    "$(<"$here/lib/superset.jq") | (.changed | join(\", \")), .secrets == \$old[0], (.secrets | tojson)" >"$memory/both" 2>/dev/null ||
    failed "$name on this node, or as it was published, is not a JSON object. Nothing was changed; put the last good one back (docs/operations.md, lost secrets)"
  {
    read -r changed
    read -r same
    cat >"$memory/superset.json"
  } <"$memory/both"
  [[ -z $changed ]] ||
    failed "$name on this node differs from what was published in: $changed. Nothing was published; put the published values back (docs/operations.md, lost secrets)"
}

same_json() { jq -en --slurpfile one "$1" --slurpfile other "$2" '$one == $other' >/dev/null; }

forget_superset() { rm -f "$memory/published.json" "$memory/both" "$memory/superset.json"; }

# publish_superset NAME SECRET FILE: adds new keys. What another node publishes meanwhile stays: each write is read back, and
# repeated if something is missing.
publish_superset() {
  local name=$1 secret=$2 file=$3 try bytes
  for ((try = 1; try <= publish_tries; try++)); do
    read_published "$secret" || echo '{}' >"$memory/published.json"
    make_superset "$name" "$memory/published.json" "$file"
    if [[ $same == true ]]; then
      ((try == 1)) || say "published $name"
      forget_superset
      return 0
    fi
    bytes=$(wc -c <"$memory/superset.json")
    ((bytes <= secret_bytes)) ||
      failed "$name is too large to be published: $bytes bytes, and Secrets Manager accepts $secret_bytes. Remove what GitLab no longer needs from the file and from the secret $secret"
    aws secretsmanager put-secret-value --region "$REGION" --secret-id "$secret" --secret-string "file://$memory/superset.json" >/dev/null ||
      failed "$name could not be published: see the error from aws above"
  done
  failed "$name was published $publish_tries times, and each time its value was different afterwards: does another node publish to $secret?"
}
