import { instanceHour, price } from "../prices/knownPrices.ts";
import type { PlainObject } from "../recorder/plainObject.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Card } from "./card.ts";
import { byUse, type Charge } from "./charges.ts";
import { engineName } from "./engineName.ts";
import { days, guardedBy } from "./guards.ts";
import { less, turned } from "./weakenings.ts";

/** Whether a server copies another one, and only reads. All its data is the other one's. */
const isReplica = ({ replicateSourceDb }: PlainObject) => replicateSourceDb !== undefined;

/**
 * A server and its disk. The copy in another zone costs the same again (AWS price list of AmazonRDS: Multi-AZ is twice
 * Single-AZ, for hours and for storage). What a restored server's disk costs is not known: its snapshot decides the size.
 */
function server({ inputs }: RecordedResource, region: string): Charge[] {
  const { instanceClass, allocatedStorage, multiAz } = inputs;
  const [copies, where] = multiAz === true ? [2, " in two zones"] : [1, isReplica(inputs) ? ", read replica" : ""];
  const type = String(instanceClass);
  const sized = typeof allocatedStorage === "number" ? allocatedStorage : undefined;
  return [
    { what: `${type}${where}`, machine: type, units: copies, rate: instanceHour(type, region), unit: "hour" },
    {
      what: `GiB gp3 of a database${where}`,
      units: copies * (sized ?? 1),
      rate: sized === undefined ? undefined : price("databaseGiBMonth", region),
      unit: "month",
    },
  ];
}

const number = (value: unknown) => (typeof value === "number" ? value : 0);

/** Whether a parameter group refuses connections without TLS. RDS does so from PostgreSQL 15 on, if nothing else is said. */
function forcesTls(parameters: unknown): boolean {
  const said = ((parameters ?? []) as readonly PlainObject[]).find(({ name }) => name === "rds.force_ssl");
  return said === undefined || said.value === "1";
}

const fails = "the server is down for some minutes; with a copy in another zone, for one or two";

/** What waits for a restart that nothing but a person does. */
export const restartByHand =
  "parameters such as max_connections take effect only after you restart the database yourself: GitLab is down for another one or two minutes";

const replicaAway = "the read replica is away for some minutes: GitLab reads from the others and the database";

/**
 * RDS. What an edit interrupts is from the RDS user guide, "Modifying an Amazon RDS DB instance", 2026-08; changes are
 * applied at once here, not in the maintenance window. A smaller `allocatedStorage` is no failure, unlike that of a volume:
 * the provider leaves it out where the disk grows by itself (`DiffSuppressFunc` of `aws_db_instance`).
 */
export const rds: Readonly<Record<string, Card>> = {
  "aws:rds/instance:Instance": {
    price: server,
    use: ({ inputs }) => (isReplica(inputs) ? [] : [byUse("databaseBackupGb")]),
    outputs: ({ name }, say) => ({ address: say("address", `${name}.0123456789ab.us-east-1.rds.amazonaws.com`) }),
    sets: ["domainDnsIps", "enabledCloudwatchLogsExports", "vpcSecurityGroupIds"],
    interrupts: {
      edited: {
        instanceClass: fails,
        engineVersion: fails,
        caCertIdentifier: fails,
        port: fails,
        dbSubnetGroupName: fails,
        identifier: "the server gets another host name: whoever connects to the old one fails until configured anew",
        multiAz: "the server stays up, but writes are slower while the copy is made",
        allocatedStorage: "the server stays up, but is slower, and its disk takes no other change for six hours",
        parameterGroupName: restartByHand,
      },
      replaced: "an empty server takes its place, under another host name",
      deleted: "GitLab has no database any more",
      copy: {
        edited: Object.fromEntries(
          ["instanceClass", "engineVersion", "caCertIdentifier"].map((property) => [property, replicaAway]),
        ),
        replaced: "AWS refuses a second server of its name, so the run fails and the read replica stays",
        deleted: "GitLab reads from the other replicas and the database",
      },
    },
    copies: isReplica,
    data: [
      guardedBy(({ deletionProtection }) => deletionProtection === true, "AWS refuses to delete it"),
      ({ inputs }) => {
        const kept = number(inputs.backupRetentionPeriod);
        return kept > 0 ? `backups to any second of the last ${days(kept)}` : undefined;
      },
      guardedBy(({ skipFinalSnapshot }) => skipFinalSnapshot !== true, "a snapshot is taken before it is deleted"),
      guardedBy(
        ({ deleteAutomatedBackups }) => deleteAutomatedBackups === false,
        "its backups stay for those days after it is deleted",
      ),
      guardedBy(({ multiAz }) => multiAz === true, "a copy in another zone has every write"),
      guardedBy(({ storageEncrypted }) => storageEncrypted === true, "encrypted"),
    ],
    weakenings: [
      turned("deletionProtection", false, "AWS does not refuse any more to delete it"),
      less(
        "backupRetentionPeriod",
        (before, after) => number(after) < number(before),
        "backups reach back fewer days: older ones are deleted at once",
      ),
      turned("multiAz", false, "no copy in another zone takes over any more when the server or its zone fails"),
      turned("skipFinalSnapshot", true, "no snapshot is taken any more before it is deleted"),
      less(
        "deleteAutomatedBackups",
        (before, after) => before === false && after !== false, // the provider's default is true
        "its backups go with it",
      ),
      { ...turned("publiclyAccessible", true, "it gets a public address"), ofCopies: true },
    ],
    box: {
      kind: "data",
      detail: (inputs) =>
        isReplica(inputs)
          ? [`read replica, ${String(inputs.instanceClass)}`, "only for reading"]
          : [
              `${String(inputs.engine)} server, ${String(inputs.instanceClass)}`,
              inputs.multiAz === true ? "and a copy in another zone" : "in one zone",
            ],
      within: "network",
    },
    drawn: {
      tier: "data",
      title: "Database",
      detail: ({ engine, engineVersion, instanceClass, multiAz, replicateSourceDb }) => {
        if (replicateSourceDb !== undefined) return [`read replica, ${String(instanceClass)}`];
        const copies = multiAz === true ? "standby in another zone" : "in one zone";
        return [`${engineName(engine, engineVersion)}, ${String(instanceClass)}`, copies];
      },
    },
  },
  "aws:rds/eventSubscription:EventSubscription": { price: "free", sets: ["eventCategories", "sourceIds"] },
  "aws:rds/parameterGroup:ParameterGroup": {
    price: "free",
    sets: ["parameters"],
    interrupts: {
      edited: { parameters: restartByHand },
      replaced: restartByHand,
    },
    weakenings: [
      less(
        "parameters",
        (before, after) => forcesTls(before) && !forcesTls(after),
        "the database takes connections without TLS",
      ),
    ],
  },
  "aws:rds/subnetGroup:SubnetGroup": { price: "free", sets: ["subnetIds"] },
};
