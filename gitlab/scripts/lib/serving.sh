# shellcheck shell=bash disable=SC2154
# A node that serves others with Gitaly or Praefect. Sourced.

# It neither migrates GitLab's database nor makes its secrets. Reconfigure tells Gitaly and Praefect to hand over to their successors
# after an upgrade, without dropping a request.
reconfigure_server() {
  gitlab-ctl reconfigure || failed "gitlab-ctl reconfigure failed: see its messages above"
  [[ ! -f $state/authorities-changed ]] || mv -f "$state/authorities-changed" "$state/certificate-changed"
  take_certificate
}

# Gitaly and Praefect read certificates only when they start, so they hand over to successors.
take_certificate() {
  [[ -f $state/certificate-changed ]] || return 0
  [[ ! -e $root/opt/gitlab/service/$SERVES ]] || gitlab-ctl hup "$SERVES" || failed "$SERVES did not take its new certificate: see gitlab-ctl tail $SERVES"
  rm -f "$state/certificate-changed"
}

# The next node is touched only once this one serves, so that a cluster never lacks two members at a time.
await_server() {
  local waited=0 lacking
  hand_over
  while lacking=$(lacks_to_serve) && [[ -n $lacking ]]; do
    ((waited < ${READINESS_WAIT_SECONDS:-900})) ||
      failed "$NODE does not serve: $lacking. Look at gitlab-ctl status and gitlab-ctl tail $SERVES, and run systemctl start gitlab-converge, which tries again"
    sleep "${READINESS_POLL_SECONDS:-5}"
    waited=$((waited + ${READINESS_POLL_SECONDS:-5}))
  done
}

# Omnibus tells a service to hand over only in the run of reconfigure that finds another package (package/resources/version_file.rb at
# 440b1f83, 2026). If that run was cut off, or the successor did not get ready, no later one does. A handover that is under way
# ignores another request (cloudflare/tableflip, README: "Only a single upgrade is ever run in parallel", 2026).
hand_over() {
  runs_package_before || return 0
  say "$SERVES still runs the package before: it is told to hand over"
  gitlab-ctl hup "$SERVES" || true # the wait says what is wrong
}

# Says what is missing until this node serves; nothing if it does.
lacks_to_serve() {
  curl --silent --fail --max-time 10 --output /dev/null "http://127.0.0.1:$SERVES_METRICS_PORT/metrics" ||
    { echo "nothing answers on http://127.0.0.1:$SERVES_METRICS_PORT/metrics" && return; }
  timeout 10 openssl s_client -connect "${SERVES_AT:-127.0.0.1:$SERVES_PORT}" -alpn h2 -verify_return_error \
    -CAfile <(cat "$etc"/trusted-certs/nodes-*.crt) </dev/null >/dev/null 2>&1 ||
    { echo "port $SERVES_PORT does not answer with a certificate of this stack" && return; }
  ! runs_package_before || echo "$SERVES still runs the program of the package before"
}

# Whether a service serves on with the package of before, whose program is deleted, as it does until its successor is ready. The
# process that serves is the one in this file (omnibus-gitlab 440b1f83, GITALY_PID_FILE in the recipes of gitaly and praefect).
runs_package_before() {
  local process program
  process=$(cat "$data/$SERVES/$SERVES.pid" 2>/dev/null) || return 1
  program=$(readlink "$root/proc/$process/exe") || return 1
  [[ $program == *" (deleted)" ]]
}

# Every Praefect has to reach every member (GitLab docs, doc/administration/gitaly/praefect/configure.md: dial-nodes, and its
# SSL_CERT_DIR, 2026).
await_members() {
  local waited=0 answer
  until answer=$(SSL_CERT_DIR=$etc/trusted-certs timeout 60 "${PRAEFECT:-/opt/gitlab/embedded/bin/praefect}" \
    -config "$data/praefect/config.toml" dial-nodes 2>&1); do
    ((waited < ${READINESS_WAIT_SECONDS:-900})) ||
      failed "$NODE does not reach every member of the cluster: see gitlab-ctl status on the members, repair the one that is named here, and run pulumi up again. Praefect says: $(tail -n 1 <<<"$answer")"
    sleep "${READINESS_POLL_SECONDS:-5}"
    waited=$((waited + ${READINESS_POLL_SECONDS:-5}))
  done
}
