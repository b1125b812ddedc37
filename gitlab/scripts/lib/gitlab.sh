# shellcheck shell=bash disable=SC2154
# GitLab itself: its configuration, reconfigure, host keys and the settings in its database. Sourced.

install_configuration() {
  install_file "$here/gitlab.rb" "$etc/gitlab.rb" 0600
  mkdir -p "$root/opt/gitlab-node/bin"
  install_file "$here/bootstrap" "$root/opt/gitlab-node/bin/bootstrap" 0700
  ln -sfn "$here" "$root/opt/gitlab-node/current.new"
  mv -fT "$root/opt/gitlab-node/current.new" "$root/opt/gitlab-node/current"
}

# Removes our units that the release no longer has, such as the timer of patches after their schedule was removed.
install_units() {
  local unit folder=$root/etc/systemd/system changed=false
  for unit in "$folder"/gitlab-node-*; do
    [[ -f $unit && ! -e $here/units/${unit##*/} ]] || continue # what a person adds to a unit is in a folder
    systemctl disable --now "${unit##*/}"
    rm -f "$unit"
    changed=true
  done
  for unit in "$here"/units/*; do
    folder=$root/etc/systemd/system
    [[ $unit != *.conf ]] || folder=$folder/gitlab-runsvdir.service.d
    install_file "$unit" "$folder/${unit##*/}" 0644
  done
  if [[ $changed == true || ! -f $state/units-enabled ]]; then
    systemctl daemon-reload
    systemctl enable gitlab-converge.service
    for unit in "$here"/units/gitlab-node-*; do # those that something else starts have no such section
      ! grep -q '^\[Install\]' "$unit" || systemctl enable --now "${unit##*/}"
    done
    touch "$state/units-enabled"
  fi
}

# `gitlab-ctl upgrade` lets only these run while it migrates (omnibus-gitlab, gitlab-ctl-commands/upgrade.rb, 2026-08).
# Because of skip-auto-reconfigure it does not run here, so Puma and Sidekiq would keep running on a database of another
# version.
data_services="postgresql redis gitaly praefect patroni consul geo-postgresql"

# If an upgrade was cut off, a reboot may have started them again.
stop_for_migrations() {
  local status waited=0 service
  [[ $(seen_version) == "$VERSION" || -z $(seen_version) ]] || touch "$state/version-changed"
  [[ -f $state/version-changed ]] || return 0
  status=$(gitlab-ctl status) || true # it fails if one is down
  [[ $status != *"runsv not running"* ]] || systemctl start gitlab-runsvdir.service
  while [[ $status == *"runsv not running"* ]]; do
    ((waited++ < ${SERVICES_WAIT_SECONDS:-60})) || failed "GitLab's services are not supervised, so they cannot be stopped before the migrations: see systemctl status gitlab-runsvdir"
    sleep 1
    status=$(gitlab-ctl status) || true
  done
  while IFS=: read -r _ service _; do
    service=${service# }
    [[ " $data_services " == *" $service "* ]] || gitlab-ctl stop "$service" || failed "$service cannot be stopped before the migrations"
  done < <(sed -n '/^run: /p' <<<"$status")
}

reconfigure() {
  # Written first, because a migration that is cut off has already touched the database with this version.
  record_database version <<<"$VERSION"
  local status=0
  gitlab-ctl reconfigure || status=$?
  # Immediately, and also after a failure: the keys that encrypted the database must outlive this instance.
  [[ ! -s $etc/gitlab-secrets.json ]] || publish_superset gitlab-secrets.json "$GITLAB_SECRETS_SECRET" "$etc/gitlab-secrets.json"
  if ((status != 0)) && [[ -f $state/version-changed ]]; then
    failed "gitlab-ctl reconfigure failed in the middle of an upgrade: see its messages above. GitLab stays down until it succeeds; systemctl start gitlab-converge continues from here"
  fi
  ((status == 0)) || failed "gitlab-ctl reconfigure failed: see its messages above"
  record_database migrated <<<"$VERSION"
  record_migrations
  if [[ -f $state/version-changed ]]; then
    gitlab-ctl restart # also starts what was stopped
    rm -f "$state/version-changed" "$state/certificate-changed"
  elif [[ -f $state/certificate-changed ]]; then
    gitlab-ctl hup nginx
    rm -f "$state/certificate-changed"
  fi
}

# Clients remember host keys. So published keys replace those that GitLab created for a new volume.
install_host_keys() {
  local folder=$data/gitlab-sshd published status=0 name changed=false
  published=$(read_secret "$SSH_HOST_KEYS_SECRET") || status=$?
  ((status == 0 || status == 2)) || failed "cannot read the secret $SSH_HOST_KEYS_SECRET"
  if ((status == 0)); then
    while read -r name; do
      jq -rj --arg name "$name" '.[$name]' <<<"$published" >"$memory/host-key"
      if ! cmp -s "$memory/host-key" "$folder/$name"; then
        install -o git -g git -m 0600 "$memory/host-key" "$folder/$name.new"
        mv -f "$folder/$name.new" "$folder/$name"
        changed=true
      fi
    done < <(jq -r 'keys[]' <<<"$published")
    rm -f "$memory/host-key"
  fi
  [[ $changed == false ]] || gitlab-ctl restart gitlab-sshd
}

# Through standard input: Rails runs as git, which may not read this folder.
apply_application_settings() { gitlab-rails runner - <"$here/application-settings.rb"; }

start_agent() {
  cmp -s "$here/cloudwatch-agent.json" "$state/cloudwatch-agent.json" && return
  "${AGENT_CTL:-/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl}" -a fetch-config -m ec2 -s -c "file:$here/cloudwatch-agent.json" >/dev/null
  cp "$here/cloudwatch-agent.json" "$state/cloudwatch-agent.json"
}

start_gitlab() { gitlab-ctl start; }

# Whoever waits for this node wants GitLab to answer. Puma takes a minute or two, more on the first boot.
await_readiness() { await_answer GitLab "http://127.0.0.1:$READINESS_PORT/-/readiness" puma; }

# await_answer WHO URL SERVICE
await_answer() {
  local waited=0 url=$2
  until curl --silent --fail --max-time 10 --output /dev/null "$url"; do
    ((waited < ${READINESS_WAIT_SECONDS:-900})) ||
      failed "$1 does not answer on $url: see gitlab-ctl status and gitlab-ctl tail $3"
    sleep "${READINESS_POLL_SECONDS:-5}"
    waited=$((waited + ${READINESS_POLL_SECONDS:-5}))
  done
}
