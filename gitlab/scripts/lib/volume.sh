# shellcheck shell=bash disable=SC2154
# The data volume: found by its id, formatted only if it is truly blank, mounted by UUID. Sourced.

# On Nitro the device's name means nothing; the serial number is the volume's id without its dash.
find_device() {
  lsblk --nodeps --noheadings --output PATH,SERIAL | awk -v serial="${VOLUME_ID/-/}" '$2 == serial {print $1}'
}

# The volume is attached only once the instance is running.
wait_for_device() {
  local waited=0
  while device=$(find_device) && [[ -z $device ]]; do
    ((waited < ${VOLUME_WAIT_SECONDS:-900})) || failed "the volume $VOLUME_ID was not attached within ${VOLUME_WAIT_SECONDS:-900} seconds: does its attachment exist?"
    sleep "${VOLUME_POLL_SECONDS:-5}"
    waited=$((waited + ${VOLUME_POLL_SECONDS:-5}))
  done
}

record_key() { echo "volumes/$NODE/$VOLUME_ID.json"; }

# Our record of the volume: nothing, formatting (cut off before GitLab ever saw it) or formatted.
read_record() {
  local answer=$state/volume-record.json status=0
  read_object "$(record_key)" "$answer" || status=$?
  case $status in
    0) jq -r .status "$answer" ;;
    2) echo nothing ;;
    *) failed "cannot ask S3 whether $VOLUME_ID was used before" ;;
  esac
}

write_record() {
  jq -n --arg volume "$VOLUME_ID" --arg status "$1" '{volume: $volume, status: $status}' >"$state/volume-record.json"
  aws s3api put-object --region "$REGION" --bucket "$CONFIGURATION_BUCKET" --key "$(record_key)" --body "$state/volume-record.json" >/dev/null
}

file_system() { blkid -p -s TYPE -o value "$device" || [[ $? == 2 ]]; }

is_zero() { cmp -s -n 1048576 "$device" /dev/zero; }

format_if_blank() {
  local type record
  type=$(file_system)
  record=$(read_record)
  if [[ $record == formatting ]]; then
    format # cut off: GitLab starts only after the record says formatted, so nothing can be on it
  elif [[ $type == xfs ]]; then
    [[ $record == formatted ]] || write_record formatted
  elif [[ -n $type ]]; then
    failed "$VOLUME_ID holds $type, not xfs: it is not a data volume of this project"
  elif [[ $FROM_SNAPSHOT == true ]]; then
    failed "$VOLUME_ID comes from a snapshot but has no file system: it will not be formatted; restore another snapshot"
  elif [[ $record == formatted ]]; then
    failed "$VOLUME_ID was formatted before and is empty now: it will not be formatted again; restore a snapshot"
  elif ! is_zero; then
    failed "$VOLUME_ID has no file system, but its first MiB is not empty: it will not be formatted; look at what is on it"
  else
    write_record formatting
    format
  fi
}

format() {
  say "formatting $VOLUME_ID"
  mkfs.xfs -f -L gitlab-data "$device"
  write_record formatted
}

# nofail: without its volume the node still boots, so Session Manager can reach it; GitLab does not start.
write_fstab() {
  local uuid line fstab="$root/etc/fstab"
  uuid=$(blkid -p -s UUID -o value "$device")
  line="UUID=$uuid /var/opt/gitlab xfs defaults,noatime,nofail,x-systemd.device-timeout=30 0 2"
  touch "$fstab"
  grep -qxF "$line" "$fstab" && return
  grep -v ' /var/opt/gitlab ' "$fstab" >"$fstab.new" || true
  echo "$line" >>"$fstab.new"
  chmod 0644 "$fstab.new"
  mv -f "$fstab.new" "$fstab"
}

mounted_device() { findmnt --noheadings --output SOURCE --mountpoint "$data" || true; }

mount_volume() {
  local mounted
  wait_for_device
  mkdir -p "$data"
  mounted=$(mounted_device)
  if [[ -n $mounted && $mounted != "$device" ]]; then
    failed "$mounted is mounted at /var/opt/gitlab instead of $VOLUME_ID ($device): nothing is touched; replace the instance (docs/operations.md)"
  fi
  if [[ -z $mounted ]]; then
    format_if_blank
    write_fstab
    mount "$device" "$data" || failed "$VOLUME_ID cannot be mounted: see the error from mount above"
    [[ $(mounted_device) == "$device" ]] || failed "/var/opt/gitlab is still on the root disk: GitLab would write its data there"
  fi
  chmod 0755 "$data"
  xfs_growfs "$data" >/dev/null # it may have grown; otherwise this does nothing
  mkdir -p "$data/.gitlab-node"
}

# If the volume came late, the supervisor did not start at boot, and gitlab-ctl needs it. Before the first reconfigure it is
# not installed.
start_supervisor() {
  [[ ! -f $root/usr/lib/systemd/system/gitlab-runsvdir.service ]] || systemctl start gitlab-runsvdir.service
}
