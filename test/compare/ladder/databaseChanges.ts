import { keyArn } from "./keyArn.ts";
import type { LadderChange } from "./ladderChange.ts";

const bare = { instanceClass: "db.m6g.large", skipFinalSnapshot: true };
const engine = { ...bare, engine: "postgres", allocatedStorage: 400 };
const server = { ...engine, username: "gitlab_master", password: "aaaaaaaa" };
const gp3 = { ...server, storageType: "gp3", iops: 12_000 };
const insights = { ...server, performanceInsightsEnabled: true };
const managed = { ...engine, username: "gitlab_master", manageMasterUserPassword: true };
const secret = (name: string) => `arn:aws:secretsmanager:us-east-1:123456789012:secret:${name}-abcdef`;
const directory = {
  ...server,
  domainAuthSecretArn: secret("one"),
  domainDnsIps: ["10.0.0.10", "10.0.0.11"],
  domainFqdn: "one.example.com",
  domainOu: "OU=one,DC=example,DC=com",
};

const change = (before: unknown, after: unknown, beside: LadderChange["beside"] = server): LadderChange => ({
  before,
  after,
  beside,
});

const turned = change(false, true);
const renamed = change("one", "another");
const pointInTime = { sourceDbInstanceIdentifier: "one", useLatestRestorableTime: true };

/** Every property of a server of RDS that can be tried. */
export const databaseChanges: Readonly<Record<string, Readonly<Record<string, LadderChange>>>> = {
  "aws:rds/instance:Instance": {
    allocatedStorage: change(400, 500),
    allowMajorVersionUpgrade: turned,
    applyImmediately: turned,
    autoMinorVersionUpgrade: turned,
    availabilityZone: change("us-east-1a", "us-east-1b"),
    backupRetentionPeriod: change(7, 14),
    backupTarget: change("region", "outposts"),
    backupWindow: change("03:00-03:30", "04:00-04:30"),
    blueGreenUpdate: change({ enabled: false }, { enabled: true }),
    caCertIdentifier: change("rds-ca-rsa2048-g1", "rds-ca-ecc384-g1"),
    characterSetName: change("AL32UTF8", "WE8ISO8859P1"),
    copyTagsToSnapshot: turned,
    customIamInstanceProfile: change("AWSRDSCustomOne", "AWSRDSCustomTwo"),
    customerOwnedIpEnabled: turned,
    databaseInsightsMode: change("standard", "advanced", insights),
    dbName: renamed,
    dbSubnetGroupName: renamed,
    dedicatedLogVolume: turned,
    deleteAutomatedBackups: turned,
    deletionProtection: turned,
    domain: change("d-0123456789", "d-0123456780"),
    domainAuthSecretArn: change(secret("one"), secret("another"), directory),
    domainDnsIps: change(["10.0.0.10", "10.0.0.11"], ["10.0.0.10", "10.0.0.12"], directory),
    domainFqdn: change("one.example.com", "another.example.com", directory),
    domainIamRoleName: change("one", "another", { ...server, domain: "d-0123456789" }),
    domainOu: change("OU=one,DC=example,DC=com", "OU=another,DC=example,DC=com", directory),
    enabledCloudwatchLogsExports: change(["upgrade"], ["postgresql", "upgrade"]),
    engine: change("postgres", "mysql"),
    engineLifecycleSupport: change("open-source-rds-extended-support", "open-source-rds-extended-support-disabled"),
    engineVersion: change("17", "18"),
    finalSnapshotIdentifier: renamed,
    iamDatabaseAuthenticationEnabled: turned,
    identifier: renamed,
    identifierPrefix: change("one-", "another-"),
    instanceClass: change("db.m6g.large", "db.m7i.large"),
    iops: change(12_000, 13_000, gp3),
    kmsKeyId: change(keyArn("a"), keyArn("b"), { ...server, storageEncrypted: true }),
    licenseModel: change("postgresql-license", "license-included"),
    maintenanceWindow: change("sun:05:00-sun:06:00", "mon:05:00-mon:06:00"),
    manageMasterUserPassword: change(undefined, true, { ...engine, username: "gitlab_master" }),
    masterUserSecretKmsKeyId: change(keyArn("a"), keyArn("b"), managed),
    maxAllocatedStorage: change(600, 700),
    monitoringInterval: change(60, 30),
    monitoringRoleArn: change("arn:aws:iam::123456789012:role/one", "arn:aws:iam::123456789012:role/another"),
    multiAz: turned,
    ncharCharacterSetName: change("AL16UTF16", "UTF8"),
    networkType: change("IPV4", "DUAL"),
    optionGroupName: renamed,
    parameterGroupName: renamed,
    password: change("aaaaaaaa", "bbbbbbbb"),
    performanceInsightsEnabled: turned,
    performanceInsightsKmsKeyId: change(keyArn("a"), keyArn("b"), insights),
    performanceInsightsRetentionPeriod: change(7, 31, insights),
    port: change(5432, 5433),
    publiclyAccessible: turned,
    replicaMode: change("mounted", "open-read-only"),
    replicateSourceDb: change("one", "another", bare),
    restoreToPointInTime: change(undefined, pointInTime, bare),
    skipFinalSnapshot: change(true, false, { ...server, finalSnapshotIdentifier: "one" }),
    snapshotIdentifier: change("one", "another", bare),
    storageEncrypted: turned,
    storageThroughput: change(500, 600, gp3),
    storageType: change("gp2", "gp3"),
    tags: change({ a: "1" }, { a: "2" }),
    timezone: change("UTC", "Central Standard Time"),
    upgradeStorageConfig: turned,
    username: change("one", "another", { ...engine, password: "aaaaaaaa" }),
    vpcSecurityGroupIds: change(["sg-0123456789abcdef0"], ["sg-0123456789abcdef1"]),
  },
};
