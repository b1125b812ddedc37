import { stringify } from "yaml";
import type { GitLabRelease } from "../config/architecture.ts";

/** Seconds that installing may take: the package is about 1.5 GB, mirrors can be slow. */
const installSeconds = 3600;

interface Step {
  readonly name: string;
  readonly action: "ExecuteBash";
  readonly timeoutSeconds?: number;
  readonly inputs: { readonly commands: readonly string[] };
}

/**
 * The document of an Image Builder component that makes a GitLab node out of Amazon Linux 2023.
 *
 * The package is installed but not configured: without EXTERNAL_URL and with skip-auto-reconfigure it starts nothing, so
 * that each node makes its own secrets, or takes over published ones. `exclude` keeps `dnf update` from moving GitLab.
 *
 * @param release version and edition
 * @returns YAML
 */
export function imageRecipe(release: GitLabRelease): string {
  const name = `gitlab-${release.edition}`;
  const repository = [
    "[gitlab]",
    `name=${name}`,
    `baseurl=https://packages.gitlab.com/gitlab/${name}/amazon/2023/$basearch`,
    "enabled=1",
    "repo_gpgcheck=1",
    "gpgcheck=1",
    `gpgkey=https://packages.gitlab.com/gitlab/${name}/gpgkey`,
    ...["3D645A26AB9FBD22", "CB947AD886C8E8FD"].map(
      (key) => `       https://packages.gitlab.com/gitlab/${name}/gpgkey/gitlab-${name}-${key}.pub.gpg`,
    ),
    "sslverify=1",
  ];
  const build: Step[] = [
    bash("Update", ["dnf update --assumeyes --releasever=latest"], installSeconds),
    bash(
      "Tools",
      [
        "dnf install --assumeyes amazon-ssm-agent amazon-cloudwatch-agent awscli-2 jq openssl xfsprogs nvme-cli perl policycoreutils-python-utils",
      ],
      installSeconds,
    ),
    bash(
      "GitLab",
      [
        "mkdir -p /etc/gitlab",
        "touch /etc/gitlab/skip-auto-reconfigure /etc/gitlab/skip-auto-backup",
        `cat >/etc/yum.repos.d/gitlab.repo <<'END_OF_FILE'\n${repository.join("\n")}\nEND_OF_FILE`,
        `dnf install --assumeyes ${name}-${release.version}`,
        "echo 'exclude=gitlab-ee gitlab-ce' >>/etc/dnf/dnf.conf",
      ],
      installSeconds,
    ),
    bash("Services", [
      "systemctl enable amazon-ssm-agent amazon-cloudwatch-agent",
      "systemctl disable --now sshd || true",
    ]),
  ];
  const proof = [
    `test "$(rpm -q --queryformat '%{VERSION}' ${name})" = ${release.version}`,
    "for command in aws jq openssl mkfs.xfs blkid lsblk findmnt; do command -v $command; done",
    "systemctl is-enabled amazon-ssm-agent amazon-cloudwatch-agent",
    "test -x /opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl",
    "test ! -e /etc/gitlab/gitlab-secrets.json",
    "test ! -e /var/opt/gitlab/postgresql",
    "test -e /etc/gitlab/skip-auto-reconfigure",
    "grep -qx 'exclude=gitlab-ee gitlab-ce' /etc/dnf/dnf.conf",
  ];
  return stringify(
    {
      name: "gitlab-node",
      description: `GitLab ${release.version} (${release.edition}) on Amazon Linux 2023`,
      schemaVersion: 1.0,
      phases: [
        { name: "build", steps: build },
        { name: "validate", steps: [bash("Proof", proof)] },
        { name: "test", steps: [bash("Proof", [...proof, "systemctl is-active amazon-ssm-agent"])] },
      ],
    },
    { lineWidth: 0 },
  );
}

function bash(name: string, commands: readonly string[], timeoutSeconds?: number): Step {
  return {
    name,
    action: "ExecuteBash",
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    inputs: { commands: ["set -euo pipefail", ...commands] },
  };
}
