import { dataMount } from "../paths.ts";
import { gitlabSshdPort, sshPort } from "../portNumbers.ts";
import type { Context } from "./context.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/** Amazon's time server inside every VPC. Gitaly compares its clock with it, and no packet leaves the network. */
export const timeServer = "169.254.169.123";

/** Repositories. */
export function gitaly(): RbSection {
  return {
    title: "Gitaly",
    why: ["A stand-alone Gitaly with the storage 'default'. It keeps its volume when other roles move to other nodes."],
    settings: [
      [
        "gitaly['configuration']",
        new RubyCode(
          `{ storage: [{ name: 'default', path: '${dataMount}/git-data/repositories' }], pack_objects_cache: { enabled: true } }`,
        ),
      ],
      ["gitaly['env']", { NTP_HOST: timeServer }],
    ],
  };
}

/** Git over SSH. Where several nodes answer, all have the same host keys, and none makes any. */
export function gitOverSsh({ role }: Context): RbSection {
  const makesKeys = role.secrets.publish.includes("sshHostKeys");
  return {
    title: "Git over SSH",
    why: [
      "gitlab-sshd answers; OpenSSH is not used. An SSH server speaks first, so there is no proxy protocol here:",
      "the load balancer preserves the client's address instead.",
    ],
    settings: [
      ["gitlab_sshd['enable']", true],
      ["gitlab_sshd['listen_address']", `0.0.0.0:${String(gitlabSshdPort)}`],
      ["gitlab_sshd['proxy_protocol']", false],
      ...(makesKeys ? [] : [["gitlab_sshd['generate_host_keys']", false] as const]),
      ["gitlab_rails['gitlab_shell_ssh_port']", sshPort],
    ],
  };
}
