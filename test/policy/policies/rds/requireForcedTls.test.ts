import { requireForcedTls } from "../../../../policy/policies/rds/requireForcedTls.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cluster, copy, server, withParameters } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const forced = (value: unknown) => [
  { name: "work_mem", value: "1" },
  { name: "rds.force_ssl", value },
];
const replica = (props = {}, source = "it") => ({
  type: "aws:rds/instance:Instance",
  name: "replica",
  props: { replicateSourceDb: unknown, ...props },
  refers: { replicateSourceDb: [source] },
});
const says = "must set rds.force_ssl to 1";

describe("rds-require-forced-tls", () => {
  policyCases(requireForcedTls, withParameters(forced("1")), {
    "asks nothing of another engine": [server({ engine: "mysql" }), []],
    "asks nothing of a cluster": [cluster({ engine: "aurora-postgresql" }), []],
    "refuses it off": [withParameters(forced("0")), [`group: value ${says}`.replace("value", "parameters[1].value")]],
    "refuses what is not said": [withParameters([]), [`group: parameters ${says}`]],
    "refuses a group of AWS": [server({ engine: "postgres" }), [`it: parameterGroupName ${says}`]],
    "reads the group of a copy, which does not say its engine": [
      withParameters([], { replicateSourceDb: "other" }),
      [`group: parameters ${says}`],
    ],
    "follows a copy to its server": [
      [...withParameters(forced("1")), replica({ parameterGroupName: "default.postgres17" })],
      [`replica: parameterGroupName ${says}`],
    ],
    "follows a copy of a copy": [
      [
        ...withParameters(forced("1")),
        replica({ parameterGroupName: "own" }),
        { ...replica({ parameterGroupName: "own" }, "replica"), name: "next" },
      ],
      [`replica: parameterGroupName ${says}`, `next: parameterGroupName ${says}`],
    ],
    "asks nothing of a copy of another engine": [
      [...server({ engine: "mysql" }), replica({ parameterGroupName: "own" })],
      [],
    ],
    "knows AWS' own groups by their names": [server({ parameterGroupName: "default.mysql8.0" }), []],
    "lets a copy in the same region share the group of its server": [
      [...withParameters(forced("1")), replica({ replicateSourceDb: "gitlab" })],
      [],
    ],
    "refuses AWS' own group of a copy in another region": [
      [...withParameters(forced("1")), replica({ replicateSourceDb: "arn:aws:rds:eu-west-1:1:db:gitlab" })],
      [`replica: parameterGroupName ${says}`],
    ],
    "says that the region of a copy is not known": [
      [...withParameters(forced("1")), replica()],
      [`replica: parameterGroupName ${says} (unknown)`],
    ],
    "says that the engine of a restored server is not known": [
      server({ snapshotIdentifier: "last", parameterGroupName: "own" }),
      [`it: engine ${says} (unknown)`],
    ],
    "says that the engine is not known yet": [server({ engine: unknown }), [`it: engine ${says} (unknown)`]],
    "says that the server behind a copy is elsewhere": [copy({}), [`it: engine ${says} (unknown)`]],
    "says what is not known yet": [withParameters(unknown), [`group: parameters[].value ${says} (unknown)`]],
  });
});
