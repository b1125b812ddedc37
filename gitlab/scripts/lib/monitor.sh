# shellcheck shell=bash disable=SC2154
# What only the monitor does. Sourced.

# Nobody waits for the metrics of a minute, so it restarts after an upgrade: reconfigure starts only what it has configured anew.
reconfigure_monitor() {
  gitlab-ctl reconfigure || failed "gitlab-ctl reconfigure failed: see its messages above"
  [[ ! -f $state/version-changed ]] || gitlab-ctl restart || failed "not every service runs the new release: see gitlab-ctl status"
  rm -f "$state/version-changed"
}

# Prometheus reads what it wrote last before it is ready. It does not start at all with a configuration that it refuses.
await_prometheus() { await_answer Prometheus "http://127.0.0.1:$PROMETHEUS_PORT/-/ready" prometheus; }
