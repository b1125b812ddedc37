/**
 * User data of the bastion: constant, and nothing is installed. Without an SSH door there is no SSH server. With one, it
 * takes public keys only: a person sends theirs with `aws ec2-instance-connect send-ssh-public-key` and has 60 seconds to
 * connect, so that IAM decides who gets in and no key is kept (the package is on Amazon Linux 2023: EC2 user guide,
 * EC2 Instance Connect, 2026-11). An idle connection is kept alive below the 350 seconds of the load balancer.
 *
 * @param ssh whether the load balancer has an SSH door for it
 * @returns a shell script for cloud-init
 */
export function bastionUserData(ssh: boolean): string {
  return ["#!/bin/bash", "set -euo pipefail", ...(ssh ? hardened : closed), ""].join("\n");
}

const closed = ["systemctl disable --now sshd.service"];

const hardened = [
  "cat >/etc/ssh/sshd_config.d/10-gitlab-bastion.conf <<'END_OF_FILE'",
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
  "END_OF_FILE",
  "chmod 0600 /etc/ssh/sshd_config.d/10-gitlab-bastion.conf",
  "sshd -t",
  "systemctl restart sshd.service",
];
