import { fileURLToPath } from "node:url";
import { boxArchitecture, boxBundle } from "../fixtures/architectures.ts";
import type { Ended, World } from "./world.ts";

const scripts = fileURLToPath(new URL("../../gitlab/scripts", import.meta.url));

/**
 * Runs one function of converge by itself, which takes a fraction of a whole run. Put the volume's content below
 * `root/var/opt/gitlab`.
 *
 * @param world the node
 * @param command a line of Bash
 * @param version the wanted GitLab
 * @param variables of the environment
 */
export async function play(
  world: World,
  command: string,
  version = "19.3.0",
  variables: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const architecture = { ...boxArchitecture, gitlabVersion: version };
  const { files } = JSON.parse(boxBundle(architecture)) as {
    files: readonly { readonly path: string; readonly content: string }[];
  };
  world.put("root/environment", files.find(({ path }) => path === "environment")?.content ?? "");
  const script = [
    "set -Eeuo pipefail",
    "umask 077",
    `root='${world.root}' here='${scripts}' state="$root/var/lib/gitlab-node" data="$root/var/opt/gitlab" etc="$root/etc/gitlab" memory="$root/run/gitlab-node"`,
    '. "$root/environment"',
    'for part in "$here"/lib/*.sh; do . "$part"; done',
    'mkdir -p "$state" "$memory" "$etc" "$data/.gitlab-node"',
    `trap 'failed "cut off or failed in line $LINENO"' ERR`,
    command,
  ];
  world.put("root/play", script.join("\n"));
  return world.run("play", [], variables);
}
