# shellcheck shell=bash disable=SC2154
# What the node publishes of its secrets: a superset of those published before. Its state is published by bootstrap. Sourced.

# publish_superset NAME SECRET FILE: adds what is new; refuses what was changed or dropped, and says which.
publish_superset() {
  local name=$1 secret=$2 file=$3 published lost status=0
  published=$(read_secret "$secret") || status=$?
  ((status == 0 || status == 2)) || failed "cannot read the secret $secret"
  ((status == 0)) || published='{}'
  lost=$(jq -rn --argjson local "$node_local" --slurpfile new "$file" --slurpfile old <(printf '%s' "$published") \
    '[$old[0] | paths(scalars)] | map(select((map(tostring) | join(".")) as $key | $local | index($key) | not))
      | map(select(. as $path | ($new[0] | try getpath($path) catch null) != ($old[0] | getpath($path))) | map(tostring) | join(".")) | join(", ")')
  [[ -z $lost ]] || failed "$name on this node differs from what was published in: $lost. Nothing was published; put the published values back (docs/operations.md, lost secrets)"
  if jq -en --slurpfile new "$file" --slurpfile old <(printf '%s' "$published") '$new[0] == $old[0]' >/dev/null; then return; fi
  aws secretsmanager put-secret-value --region "$REGION" --secret-id "$secret" --secret-string "file://$file" >/dev/null
  say "published $name"
}

publish_host_keys() {
  host_keys_as_json >"$state/ssh-host-keys.json"
  publish_superset "SSH host keys" "$SSH_HOST_KEYS_SECRET" "$state/ssh-host-keys.json"
  rm -f "$state/ssh-host-keys.json"
}

host_keys_as_json() {
  local key
  for key in "$data"/gitlab-sshd/ssh_host_*_key; do
    jq -n --arg name "${key##*/}" --rawfile value "$key" '{($name): $value}'
  done | jq -s add
}
