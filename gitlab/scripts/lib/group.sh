# shellcheck shell=bash disable=SC2153,SC2154
# What only the nodes of a group do: they are new, are given all that they need, and tell Auto Scaling that they are ready.
# Sourced.

# Reconfigure neither migrates nor makes secrets here. Nothing ran before the first one, and the configuration of this node never
# changes: so whatever runs has read these certificates.
reconfigure_client() {
  gitlab-ctl reconfigure || failed "gitlab-ctl reconfigure failed: see its messages above"
  rm -f "$state/version-changed" "$state/certificate-changed" "$state/authorities-changed"
}

# Clients remember host keys, so every node has the same. Reconfigure writes down which ones there are, so they come before it,
# and before the account git: hence its number.
take_host_keys() {
  local folder=$data/gitlab-sshd name git
  git=$(tr ' ' '\n' <<<"$ACCOUNTS" | sed -n 's/^git://p')
  read_published "$SSH_HOST_KEYS_SECRET" || failed "the SSH host keys were not published yet: the toolbox has to converge first"
  mkdir -p "$folder"
  chmod 0755 "$data"
  while read -r name; do
    jq -rj --arg name "$name" '.[$name]' "$memory/published.json" >"$memory/host-key"
    install_file "$memory/host-key" "$folder/$name" 0600
    chown "$git:$git" "$folder/$name"
  done < <(jq -r 'keys[]' "$memory/published.json")
  chown "$git:$git" "$folder"
  rm -f "$memory/host-key"
  forget_superset
}

await_sidekiq() { await_answer Sidekiq "http://127.0.0.1:$SIDEKIQ_HEALTH_PORT/readiness" sidekiq; }

# Auto Scaling puts the node into service once it has completed the hook of its launch.
complete_launch() {
  local status=0
  complete_hook "$LAUNCHING_HOOK" CONTINUE || status=$?
  ((status != 2)) || say "Auto Scaling does not wait for this node: it is in service already, or too late"
  ((status == 0 || status == 2)) || failed "the hook $LAUNCHING_HOOK of the group $GROUP could not be completed: see the error from aws above"
}

# complete_hook HOOK RESULT: returns 2 if Auto Scaling waits for nothing. It says "An error occurred (ValidationError) when calling
# the CompleteLifecycleAction operation: No active Lifecycle Action found with instance ID i-..." (convox/rack#2432, 2018).
complete_hook() {
  local error=$state/${0##*/}-hook-error instance status=0
  # shellcheck source=/dev/null
  instance=$(. "$root/etc/gitlab-node.env" && echo "$INSTANCE")
  aws autoscaling complete-lifecycle-action --region "$REGION" --auto-scaling-group-name "$GROUP" --lifecycle-hook-name "$1" \
    --lifecycle-action-result "$2" --instance-id "$instance" 2>"$error" || status=1
  if grep -q 'No active Lifecycle Action found' "$error"; then status=2; else cat "$error" >&2; fi
  rm -f "$error"
  return "$status"
}
