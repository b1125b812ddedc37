import { cache } from "./cacheClient.ts";
import type { Context } from "./context.ts";
import { database } from "./databaseClient.ts";
import { readReplicas } from "./readReplicas.ts";
import { gitaly, gitOverSsh } from "./git.ts";
import { accountIds, elsewhere, node } from "./node.ts";
import { objects, pages, registry } from "./objects.ts";
import { incomingMail } from "./incomingMail.ts";
import { leaving } from "./leaving.ts";
import { agents, backups, jobs, mail, workers } from "./application.ts";
import { servedMetrics } from "./servedMetrics.ts";
import { praefect } from "./praefectServer.ts";
import { prometheus } from "./prometheus.ts";
import type { RbSection } from "./rbSection.ts";
import { repositoryServer } from "./repositoryServer.ts";
import { servedElsewhere } from "./servedElsewhere.ts";
import { storages } from "./storages.ts";
import { names, nginx, readiness } from "./web.ts";

/** Every part that a `gitlab.rb` can have, in the order in which they are written. A part may be empty. */
export const sections = {
  names,
  nginx,
  readiness,
  objects,
  registry,
  pages,
  node,
  accountIds,
  elsewhere,
  workers,
  jobs,
  gitaly,
  agents,
  gitOverSsh,
  backups,
  mail,
  incomingMail,
  database,
  readReplicas,
  cache,
  storages,
  servedElsewhere,
  leaving,
  repositoryServer,
  praefect,
  servedMetrics,
  prometheus,
} as const satisfies Readonly<Record<string, (context: Context) => RbSection | undefined>>;
