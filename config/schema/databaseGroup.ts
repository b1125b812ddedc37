import { effects } from "./effects.ts";
import { absentEntry, group } from "./entry.ts";
import { integer, text, truth } from "./valueTypes.ts";

const bySize = "by the size";

/** What differs from the size's row for the database server. No key has a value by itself: a box has no such server. */
export const databaseGroup = group(
  "What differs from the size's row for the database server (RDS for PostgreSQL), which sizes above 1,000 users have.",
  {
    instanceClass: absentEntry(text, {
      otherwise: "by the size and its connections",
      description:
        "Class from config/databaseClasses.json, with what the size asks for and room for the connections of all nodes.",
      effect: "The server restarts as the new class: GitLab is down for some minutes.",
    }),
    maxConnections: absentEntry(integer, {
      otherwise: "by the connections of all nodes",
      unit: "connections",
      description: "Most connections at a time: what the nodes need at least, and what the memory of the class allows.",
      effect: "Applies when somebody restarts the server: GitLab is down for about a minute.",
    }),
    storageGiB: absentEntry(integer, {
      otherwise: bySize,
      unit: "GiB",
      description: "Disk at the start, 20 to 65536.",
      effect: "A larger one enlarges the disk in place, a smaller one changes nothing. RDS also enlarges it by itself.",
    }),
    maxStorageGiB: absentEntry(integer, {
      otherwise: bySize,
      unit: "GiB",
      description: "Up to where RDS enlarges the disk, a quarter above storageGiB at least, 65536 at most.",
      effect: "Changed in place. A number below the size of the disk by now is refused.",
    }),
    replicas: absentEntry(integer, {
      otherwise: bySize,
      unit: "servers",
      description: "Read replicas, 0 to 15, of the same class: Rails and Sidekiq spread their reads over them.",
      effect: "New ones are made before Rails and Sidekiq use them, old ones deleted after. Their nodes are replaced.",
    }),
    minorUpgrades: absentEntry(truth, {
      default: true,
      description: "Whether RDS installs minor versions of PostgreSQL by itself, in the maintenance window.",
      effect: "Changed in place. An upgrade restarts the server: GitLab is down for some minutes.",
    }),
    loginStep: absentEntry(integer, {
      default: 1,
      description: "State of the passwords of GitLab's logins, a whole number from 1. Two steps replace all of them.",
      effect: `Raise it by one, pulumi up, and once more: the passwords change without downtime. ${effects.converge}`,
    }),
    snapshot: absentEntry(text, {
      otherwise: "an empty database",
      description: "Snapshot of RDS that a new server is made from: its name or ARN.",
      effect: "Counts at creation only. Another one is refused for a server that exists.",
    }),
  },
);
