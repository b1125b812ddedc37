import { nodeSecrets } from "./paths.ts";
import type { Context } from "./rb/context.ts";
import { sectionText } from "./rb/rbSection.ts";
import { sections } from "./rb/sections.ts";
import type { Role, SectionName } from "./role.ts";

const heading = [
  "# pulumi up made this from the stack file. A change on the node is lost at its next converge:",
  "# put additional settings into gitlabRb in the stack file.",
].join("\n");

/** Ruby that reads the secrets that converge wrote; the file itself contains no secret. */
const readSecrets = ["require 'json'", `node_secrets = JSON.parse(File.read('${nodeSecrets}'))`].join("\n");

/** Heading of the text from the stack file, which the plan does not show. */
export const ownTextHeading = "## From the stack file";

/**
 * Renders a node's `gitlab.rb`, for GitLab 19.2.1 and newer.
 *
 * @param context the environment, the role and the node
 * @returns the whole file; the texts from the stack file come last, so they override: that of the role comes after that of all
 */
export function gitlabRb(context: Context & { readonly role: Role }): string {
  const wanted = (Object.keys(sections) as SectionName[]).filter((name) => context.role.sections.includes(name));
  // It is about the application; a Gitaly or a Praefect would not start with some of its keys.
  const { architecture, role, node } = context;
  const ofAll = role.sections.includes("names") ? architecture.gitlabRb.trim() : "";
  const ofRole = ownTextOf(node.role, architecture);
  return [
    heading,
    readSecrets,
    ...wanted.flatMap((name) => sections[name](context) ?? []).map(sectionText),
    ...[ofAll, ofRole].filter((own) => own !== "").map((own) => `${ownTextHeading}\n${own}`),
    "",
  ].join("\n\n");
}

/** The role's own addition. */
function ownTextOf(role: string, { nodes }: Context["architecture"]): string {
  const said = nodes[role as keyof typeof nodes] as { readonly gitlabRb?: string } | undefined;
  return (said?.gitlabRb ?? "").trim();
}
