/** Functions for every driver. */
export const preamble = `
export PATH=/machine/bin:/usr/sbin:/usr/bin:/sbin:/bin WORLD=/machine/world GITLAB_NODE_ROOT= TRIES=1 TRY_SECONDS=0.2
mkdir -p /opt/gitlab/embedded/bin && cp /machine/runsvdir-start /opt/gitlab/embedded/bin/
until systemctl list-jobs >/dev/null 2>&1; do sleep 0.1; done
state() { jq -r "$1" /machine/world/s3/b-configuration/state/gitaly-1/converge.json 2>/dev/null; }
active() { systemctl is-active --quiet "$1"; }
reaches() {
  local tenths=$(($1 * 10)); shift
  while ((tenths-- > 0)); do if "$@"; then return 0; fi; sleep 0.1; done
  echo "not reached: $*"; systemctl list-jobs --no-pager --no-legend; tail -n 20 /var/log/gitlab-node/converge.log
  systemctl list-units --failed --no-pager --no-legend
  return 1
}
is() { [[ $(state "$1") == "$2" ]]; }
`;
