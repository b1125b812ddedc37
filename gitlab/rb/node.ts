import { accounts } from "../accounts.ts";
import { monitorOf } from "../monitorOf.ts";
import { exporters, omnibusServices, type OmnibusService } from "../omnibusServices.ts";
import { dataMount } from "../paths.ts";
import type { Context } from "./context.ts";
import { RubyCode } from "./literal.ts";
import type { RbSection, Setting } from "./rbSection.ts";

/** The node's part in the environment: whether it holds data, migrates the database, and creates the secrets. */
export function node({ role }: Context): RbSection {
  const makesSecrets = role.secrets.publish.includes("gitlabSecrets");
  return {
    title: "Node",
    why: [
      ...(role.holdsData ? ["GitLab does not start unless the data volume is mounted."] : []),
      role.migrates && makesSecrets
        ? "This node migrates the database, and creates the secrets that other nodes would use."
        : "Another node migrates the database and creates the secrets.",
    ],
    settings: [
      ...(role.holdsData ? [["high_availability['mountpoint']", dataMount] as const] : []),
      ["gitlab_rails['auto_migrate']", role.migrates],
      ["package['generate_default_secrets']", makesSecrets],
      // gitlab-ctl generate-secrets does nothing where reconfigure would write the file.
      ...(makesSecrets && !role.holdsData ? [["package['generate_secrets_json_file']", false] as const] : []),
      ...(role.secrets.read.includes("rootPassword") ? rootPassword : []),
    ],
  };
}

const rootPassword: readonly Setting[] = [
  ["gitlab_rails['initial_root_password']", new RubyCode("node_secrets['rootPassword']")],
  ["gitlab_rails['store_initial_root_password']", false],
  ["gitlab_rails['display_initial_root_password']", false],
];

/** Ids of the accounts that own files. */
export function accountIds(): RbSection {
  return {
    title: "Accounts",
    why: ["Fixed ids: on a newer image, the files of a moved volume belong to the same services."],
    settings: accounts.flatMap(({ section, id }) => [
      [`${section}['uid']`, id] as const,
      [`${section}['gid']`, id] as const,
    ]),
  };
}

/** Switches off what other nodes run; Omnibus would run all of it. */
export function elsewhere({ architecture, role }: Context): RbSection | undefined {
  const isRead = monitorOf(architecture) !== undefined || role.runs.includes("prometheus");
  const runs = role.runs.filter((service) => isRead || !exporters.includes(service));
  const off = (Object.keys(omnibusServices) as OmnibusService[]).filter((service) => !runs.includes(service));
  if (off.length === 0) return undefined;
  return {
    title: "Services of other nodes",
    why: ["Omnibus would run them here as well."],
    settings: off.map((service) => [`${omnibusServices[service]}['enable']`, false]),
  };
}
