# shellcheck shell=bash disable=SC2154
# Publishes the node's host keys. Bootstrap publishes its state. Sourced.

publish_host_keys() {
  host_keys_as_json "$data/gitlab-sshd" >"$memory/ssh-host-keys.json"
  publish_superset "SSH host keys" "$SSH_HOST_KEYS_SECRET" "$memory/ssh-host-keys.json"
  rm -f "$memory/ssh-host-keys.json"
}

# host_keys_as_json FOLDER
host_keys_as_json() {
  local key
  for key in "$1"/ssh_host_*_key; do
    jq -n --arg name "${key##*/}" --rawfile value "$key" '{($name): $value}'
  done | jq -s add
}
