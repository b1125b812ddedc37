import { objectKinds } from "../../config/decisions/bucketPlans.ts";
import { registryPool } from "../../config/decisions/connectionDemand.ts";
import { databases } from "../databases.ts";
import type { DatabaseEndpoint } from "../endpoints.ts";
import { monitorOf } from "../monitorOf.ts";
import { registryMetricsPort } from "../portNumbers.ts";
import type { Context } from "./context.ts";
import { login } from "./databaseClient.ts";
import type { RbSection, Setting } from "./rbSection.ts";

/** GitLab's names of its object types, and the bucket for each. The registry stores its own objects. */
const types = objectKinds
  .filter((kind) => kind !== "registry")
  .map((kind) => [kind.replaceAll("-", "_"), kind] as const);

/** Objects in S3, with the instance role. Buckets encrypt with their own key, so uploads need not name one. */
export function objects({ architecture: { region, closed, pagesDomain }, endpoints }: Context): RbSection {
  const wanted = types.filter(([type]) => type !== "pages" || pagesDomain !== undefined);
  const bucketsOf = wanted.map(([type, kind]): Setting => [
    `gitlab_rails['object_store']['objects']['${type}']['bucket']`,
    endpoints.buckets[kind],
  ]);
  const unused = ["agent_plan_content", ...(pagesDomain === undefined ? ["pages"] : [])];
  return {
    title: "Objects in S3",
    why: [
      "The instance role signs requests; there are no access keys.",
      closed
        ? "Downloads go through GitLab: a pre-signed link would work for anyone who has it, allowlist or not."
        : "The allowlist is open to everybody, so downloads go straight to S3.",
    ],
    settings: [
      ["gitlab_rails['object_store']['enabled']", true],
      ["gitlab_rails['object_store']['connection']", { provider: "AWS", region, use_iam_profile: true }],
      ["gitlab_rails['object_store']['proxy_download']", closed],
      ...bucketsOf,
      ...unused.map((type): Setting => [`gitlab_rails['object_store']['objects']['${type}']['enabled']`, false]),
    ],
  };
}

/** The container registry. */
export function registry({ architecture, endpoints }: Context): RbSection {
  const { region, closed } = architecture;
  return {
    title: "Container registry",
    why: [
      endpoints.database
        ? "What it knows about images is in a database of its own, which the toolbox migrates."
        : "The metadata database is off: new installations would start a migration to it that cannot be undone.",
      "Buckets refuse ACLs, so the driver must not send one (objectownership), as it does by default.",
    ],
    settings: [
      ["registry['enable']", true],
      ...(monitorOf(architecture)
        ? [["registry['debug_addr']", `0.0.0.0:${String(registryMetricsPort)}`] as const]
        : []),
      ...(endpoints.database ? onServer(endpoints.database) : [["registry['database']", { enabled: false }] as const]),
      [
        "registry['storage']",
        {
          // gitlab-org/container-registry, issue 909 and merge request 1246; also a parameter of s3_v2 (2026-11)
          s3_v2: { bucket: endpoints.buckets.registry, region, objectownership: true },
          redirect: { disable: closed },
        },
      ],
    ],
  };
}

function onServer({ host, port, authorities }: DatabaseEndpoint): Setting[] {
  const settings = {
    enabled: true,
    host,
    port,
    dbname: databases.registry.database,
    ...login("registryDatabase", "registry"),
    sslmode: "verify-full",
    sslrootcert: authorities,
    pool: { maxopen: registryPool },
  };
  return [
    ["registry['auto_migrate']", false],
    ["registry['database']", settings],
  ];
}

/** GitLab Pages. */
export function pages({ architecture: { pagesDomain } }: Context): RbSection {
  return {
    title: "Pages",
    why: pagesDomain === undefined ? ["The stack file sets no pagesDomain."] : ["Sites are served only from S3."],
    settings:
      pagesDomain === undefined
        ? [["gitlab_pages['enable']", false]]
        : [
            ["gitlab_pages['enable']", true],
            ["gitlab_pages['enable_disk']", false],
            ["gitlab_rails['pages_local_store_enabled']", false],
          ],
  };
}
