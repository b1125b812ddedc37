#!/bin/bash
# Boots a real systemd as process 1 over this machine's own files: namespaces of its own, an overlay that keeps what is
# written from boot to boot, and only the units that are named here. Run as root; FOLDER is the machine's.
#   init.sh FOLDER UPPER
set -euo pipefail
folder=$1 upper=$2

# The real targets of the systemd package; no service of this machine.
targets="basic final getty graphical initrd local-fs local-fs-pre multi-user network network-online nss-lookup
  paths poweroff reboot remote-fs remote-fs-pre rescue shutdown slices sockets swap sysinit time-set time-sync timers umount"

if [[ ${IN_CGROUP:-} != yes ]]; then
  hierarchies=(/sys/fs/cgroup/systemd /sys/fs/cgroup/unified)
  [[ ! -f /sys/fs/cgroup/cgroup.controllers ]] || hierarchies=(/sys/fs/cgroup)
  for hierarchy in "${hierarchies[@]}"; do
    mkdir -p "$hierarchy/${folder##*/}"
    echo $$ >"$hierarchy/${folder##*/}/cgroup.procs"
  done
  IN_CGROUP=yes exec unshare --mount --pid --cgroup --uts --ipc --net --fork --kill-child bash "$0" "$@"
fi

mount --make-rprivate /
new=$folder/root
mkdir -p "$upper/upper" "$upper/work" "$new"
mount -t overlay overlay -o "lowerdir=/,upperdir=$upper/upper,workdir=$upper/work" "$new"
mkdir -p "$new/machine"
mount --bind "$folder" "$new/machine"
mount -t proc proc "$new/proc"
mount --rbind /dev "$new/dev"
mount -t sysfs sysfs "$new/sys"
mount -t tmpfs tmpfs "$new/sys/fs/cgroup"
if [[ -f /sys/fs/cgroup/cgroup.controllers ]]; then
  mount -t cgroup2 cgroup2 "$new/sys/fs/cgroup"
else
  mkdir "$new/sys/fs/cgroup/systemd" "$new/sys/fs/cgroup/unified"
  mount -t cgroup -o none,name=systemd cgroup "$new/sys/fs/cgroup/systemd"
  mount -t cgroup2 cgroup2 "$new/sys/fs/cgroup/unified"
fi
mount -t tmpfs tmpfs "$new/run"
mkdir -p "$new/run/lock"

if [[ ! -e $new/etc/first-boot-is-over ]]; then
  mkdir -p "$folder/targets"
  for target in $targets; do cp -L "/usr/lib/systemd/system/$target.target" "$folder/targets/" 2>/dev/null || true; done
  rm -rf "$new/usr/lib/systemd/system" "$new/etc/systemd/system" "$new/etc/fstab" "$new/etc/gitlab" \
    "$new/etc/init.d" "$new/usr/lib/systemd/system-generators"
  mkdir -p "$new/usr/lib/systemd/system" "$new/etc/systemd/system"
  cp "$folder"/targets/* "$folder"/units/* "$new/usr/lib/systemd/system/"
  ln -s multi-user.target "$new/usr/lib/systemd/system/default.target"
  mkdir -p "$new/etc/systemd/system/multi-user.target.wants"
  for unit in "$folder"/units/*.service; do ln -s "/usr/lib/systemd/system/${unit##*/}" "$new/etc/systemd/system/multi-user.target.wants/"; done
  cp "$folder/system.conf" "$new/etc/systemd/system.conf"
  mkdir -p "$new/var/lib/cloud/data"
  echo i-0123456789abcdef0 >"$new/var/lib/cloud/data/instance-id"
  touch "$new/etc/first-boot-is-over"
fi

device=$(losetup --find --show "$folder/volume")
exec 8<"$device"
losetup --detach "$device" # happens when nobody has it open any more
echo "$device" >"$folder/device"
if [[ ${MOUNTED:-} == yes ]]; then
  mkdir -p "$new/var/opt/gitlab"
  mount "$device" "$new/var/opt/gitlab"
fi

cd "$new"
mkdir -p .old
pivot_root . .old
umount -l /.old
export container=boot-test
( # keeps the device
  bash /machine/driver >/machine/driver.out 2>&1 || echo "the driver failed: $?" >>/machine/driver.out
  touch /machine/driver.done
) &
exec /usr/lib/systemd/systemd --system
