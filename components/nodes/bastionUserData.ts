/**
 * User data of the bastion. It is constant and installs nothing.
 *
 * SSH accepts only public keys. A person sends theirs with `aws ec2-instance-connect send-ssh-public-key` and has 60 seconds
 * to connect, so IAM decides who gets in, and no key is stored (the package is on Amazon Linux 2023: EC2 user guide, EC2
 * Instance Connect, 2026-11). Keep-alive messages are more frequent than the 350 seconds after which the load balancer drops
 * an idle connection.
 *
 * Every night between 3:00 and 4:00 UTC it installs all updates, and restarts if there were any. It stores nothing, so
 * nobody has to consider which update needs a restart. Amazon Linux stays on the release of its image and finds no update by
 * itself; `latest` is its name for the newest release (AL2023 user guide, deterministic upgrades, 2026-11). A systemd timer
 * does this, because `dnf-automatic` would have to be installed first.
 *
 * @returns a shell script for cloud-init
 */
export function bastionUserData(): string {
  return ["#!/bin/bash", "set -euo pipefail", ...secureShell, ...updates, ""].join("\n");
}

function file(path: string, mode: string, lines: readonly string[]): string[] {
  return [`cat >${path} <<'END_OF_FILE'`, ...lines, "END_OF_FILE", `chmod ${mode} ${path}`];
}

const secureShell = [
  ...file("/etc/ssh/sshd_config.d/10-gitlab-bastion.conf", "0600", [
    "AuthenticationMethods publickey",
    "PasswordAuthentication no",
    "KbdInteractiveAuthentication no",
    "PermitRootLogin no",
    "AllowUsers ec2-user",
    "AllowAgentForwarding no",
    "X11Forwarding no",
    "MaxAuthTries 3",
    "LoginGraceTime 30",
    "ClientAliveInterval 120",
    "ClientAliveCountMax 3",
  ]),
  "sshd -t",
  "systemctl restart sshd.service",
];

const updates = [
  ...file("/usr/local/sbin/gitlab-bastion-update", "0755", [
    "#!/bin/bash",
    "set -euo pipefail",
    "dnf --assumeyes --refresh --releasever=latest upgrade",
    `newest="$(rpm --query --all --queryformat '%{INSTALLTIME}\\n' | sort --numeric-sort | tail --lines=1)"`,
    'booted="$(date --date="$(uptime --since)" +%s)"',
    "if ((newest > booted)); then systemctl reboot; fi",
  ]),
  ...file("/etc/systemd/system/gitlab-bastion-update.service", "0644", [
    "[Unit]",
    "Description=All updates of Amazon Linux, and a restart if there were any",
    "Wants=network-online.target",
    "After=network-online.target",
    "",
    "[Service]",
    "Type=oneshot",
    "ExecStart=/usr/local/sbin/gitlab-bastion-update",
    "TimeoutStartSec=1h",
  ]),
  ...file("/etc/systemd/system/gitlab-bastion-update.timer", "0644", [
    "[Unit]",
    "Description=Every night",
    "",
    "[Timer]",
    "OnCalendar=*-*-* 03:00:00 UTC",
    "RandomizedDelaySec=1h",
    "Persistent=true",
    "",
    "[Install]",
    "WantedBy=timers.target",
  ]),
  "systemctl daemon-reload",
  "systemctl enable --now gitlab-bastion-update.timer",
];
