import { Scalar, stringify } from "yaml";
import type { GitLabRelease } from "../config/architecture.ts";
import { databaseAuthorities } from "./paths.ts";
import { keyUrl, proveKeys, trustKeys } from "./imageKeys.ts";
import { signingKeys } from "./signingKeys.ts";

/** How long a step may take, and how often it is tried. */
interface Patience {
  /** Seconds for one attempt; Image Builder's own default is 7,200. */
  readonly timeoutSeconds: number;
  /** Attempts, for steps that can fail because of a mirror. */
  readonly maxAttempts: number;
}

interface Step extends Partial<Patience> {
  readonly name: string;
  readonly action: "ExecuteBash";
  readonly inputs: { readonly commands: readonly [string] };
}

const patience = {
  update: { timeoutSeconds: 1200, maxAttempts: 2 },
  tools: { timeoutSeconds: 600, maxAttempts: 2 },
  keys: { timeoutSeconds: 300, maxAttempts: 2 },
  authorities: { timeoutSeconds: 120, maxAttempts: 2 },
  /** The package is about 1.5 GB. */
  gitlab: { timeoutSeconds: 2400, maxAttempts: 2 },
} as const satisfies Readonly<Record<string, Patience>>;

/**
 * Packages that the node's scripts and GitLab's own installation need (GitLab docs, Linux package on Amazon Linux 2023,
 * 2026-11); most are installed already. `curl` is not in the list: Amazon Linux has `curl-minimal`, which conflicts with it.
 */
const packages = [
  "amazon-cloudwatch-agent",
  "amazon-ssm-agent",
  "awscli-2",
  "diffutils",
  "dnf-utils",
  "gawk",
  "gzip",
  "jq",
  "openssl",
  "perl",
  "policycoreutils-python-utils",
  "tar",
  "util-linux",
  "xfsprogs",
];

/** Commands that the node's scripts call, beyond those that every Linux has. */
const commands = [
  "aws",
  "awk",
  "blkid",
  "cmp",
  "findmnt",
  "flock",
  "gitlab-ctl",
  "jq",
  "lsblk",
  "mkfs.xfs",
  "openssl",
  "tar",
  "xfs_growfs",
];

const repositoryFile = "/etc/yum.repos.d/gitlab.repo";

/** Keeps `dnf update` from upgrading GitLab; converge lifts it only for its own transaction. */
const packageLock = "exclude=gitlab-ee gitlab-ce";

/**
 * The document of an Image Builder component that turns Amazon Linux 2023 into a GitLab node.
 *
 * The package is installed but not configured. Without EXTERNAL_URL and with skip-auto-reconfigure it starts nothing, so
 * each node creates its own secrets, or uses published ones. The test phase runs on an instance of the finished image and
 * checks what is inside. A changed text builds a new image; running nodes keep theirs.
 *
 * @param release version and edition; the architecture is the instance's own
 * @param authoritiesUrl where the authorities of the region's databases are; absent: nodes reach no database server
 * @returns YAML, below the 16,000 characters that Image Builder accepts (API reference, CreateComponent, 2026-11)
 */
export function imageRecipe(release: GitLabRelease, authoritiesUrl?: string): string {
  const name = `gitlab-${release.gitlabEdition}`;
  const authorities = authoritiesUrl === undefined ? [] : [authoritiesStep(authoritiesUrl)];
  return stringify(
    {
      name: "gitlab-node",
      description: `GitLab ${release.gitlabVersion} (${release.gitlabEdition}) on Amazon Linux 2023, build ${String(release.imageBuild)}`,
      schemaVersion: schemaVersion(),
      phases: [
        { name: "build", steps: [...build(name, release.gitlabVersion), ...authorities] },
        { name: "validate", steps: [step("Inside", inside(name, release.gitlabVersion))] },
        {
          name: "test",
          steps: [
            step("Inside", inside(name, release.gitlabVersion)),
            step("Instance", instance),
            step("NothingLeftBehind", nothingLeftBehind),
          ],
        },
      ],
    },
    { lineWidth: 0 },
  );
}

function build(name: string, version: string): Step[] {
  return [
    // Amazon Linux pins its repositories to the release of the parent image.
    step("Update", ["dnf upgrade --assumeyes --releasever=latest"], patience.update),
    step("Tools", [`dnf install --assumeyes ${packages.join(" ")}`], patience.tools),
    step("Keys", trustKeys(signingKeys), patience.keys),
    step(
      "GitLab",
      [
        "mkdir -p /etc/gitlab",
        "touch /etc/gitlab/skip-auto-reconfigure /etc/gitlab/skip-auto-backup",
        `cat >${repositoryFile} <<'END_OF_FILE'`,
        ...repository(name),
        "END_OF_FILE",
        `dnf install --assumeyes ${name}-${version}`,
      ],
      patience.gitlab,
    ),
    step("Settings", [
      `grep -qxF '${packageLock}' /etc/dnf/dnf.conf || echo '${packageLock}' >>/etc/dnf/dnf.conf`,
      "systemctl enable amazon-ssm-agent.service",
      "systemctl disable sshd.service", // administration uses Session Manager; gitlab-sshd serves Git over SSH
      "systemctl disable amazon-cloudwatch-agent.service", // converge starts it with its configuration
      "swapoff --all",
      "sed -i '/\\sswap\\s/d' /etc/fstab",
      "dnf clean all",
    ]),
  ];
}

/** The authorities that every connection to the database is checked with. A file that is none ends the build. */
function authoritiesStep(url: string): Step {
  return step(
    "Authorities",
    [
      `mkdir -p ${databaseAuthorities.replace(/\/[^/]+$/, "")}`,
      `curl --silent --show-error --fail --location --output ${databaseAuthorities} ${url}`,
      `chmod 0644 ${databaseAuthorities}`,
      `openssl x509 -in ${databaseAuthorities} -noout -checkend 31536000`,
    ],
    patience.authorities,
  );
}

/**
 * GitLab's repository for dnf. The paths are the current ones: GitLab switched off the old forms at the end of September
 * 2026 (GitLab blog, "Changes to packages.gitlab.com", 2026). Keys are files of the image, so dnf never downloads one.
 */
function repository(name: string): string[] {
  return [
    "[gitlab]",
    `name=${name}`,
    `baseurl=https://packages.gitlab.com/gitlab/${name}/amazon/2023/$basearch`,
    "enabled=1",
    "repo_gpgcheck=1",
    "gpgcheck=1",
    ...signingKeys.map((key, at) => `${at === 0 ? "gpgkey=" : "       "}${keyUrl(key)}`),
    "sslverify=1",
    "metadata_expire=300",
  ];
}

/** Checks for the build instance, and for an instance of the finished image. */
function inside(name: string, version: string): string[] {
  return [
    `test "$(rpm -q --queryformat '%{VERSION}' ${name})" = ${version}`,
    `for command in ${commands.join(" ")}; do command -v "$command"; done`,
    "test -x /opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl",
    'test "$(aws --version | cut --characters=1-9)" = aws-cli/2',
    "systemctl is-enabled amazon-ssm-agent.service",
    'test "$(systemctl is-enabled sshd.service)" = disabled',
    `grep -qxF '${packageLock}' /etc/dnf/dnf.conf`,
    ...proveKeys(signingKeys),
    "test -e /etc/gitlab/skip-auto-reconfigure",
    "test -e /etc/gitlab/skip-auto-backup",
    'test -z "$(swapon --show --noheadings)"',
  ];
}

/** Checks that the instance of the finished image can be reached, and requires session tokens. */
const instance = [
  "systemctl is-active amazon-ssm-agent.service",
  "metadata=http://169.254.169.254/latest",
  `token=$(curl --silent --fail --request PUT --header 'X-aws-ec2-metadata-token-ttl-seconds: 60' "$metadata/api/token")`,
  `curl --silent --fail --header "X-aws-ec2-metadata-token: $token" "$metadata/meta-data/instance-id"`,
  `test "$(curl --silent --output /dev/null --write-out '%{http_code}' "$metadata/meta-data/instance-id")" = 401`,
];

/**
 * Checks that the image contains no secret, no data and no SSH host key of the build instance, and that GitLab does not run.
 */
const nothingLeftBehind = [
  "test ! -e /etc/gitlab/gitlab-secrets.json",
  "test ! -e /etc/gitlab/initial_root_password",
  "test ! -e /var/opt/gitlab/postgresql",
  "test ! -e /var/opt/gitlab/git-data",
  'test "$(systemctl is-active gitlab-runsvdir.service)" != active',
  `test -z "$(find /etc/ssh -name 'ssh_host_*_key' ! -newermt "$(uptime --since)")"`,
];

/** A step is one script, so the first line that fails ends it. */
function step(name: string, lines: readonly string[], tries?: Patience): Step {
  return {
    name,
    action: "ExecuteBash",
    ...tries,
    inputs: { commands: [`${["set -euo pipefail", ...lines].join("\n")}\n`] },
  };
}

/** `1.0`, not `1`: Image Builder reads it as text. */
function schemaVersion(): Scalar<number> {
  const version = new Scalar(1);
  version.minFractionDigits = 1;
  return version;
}
