import { requireDeletionProtection } from "../../../../policy/policies/rds/requireDeletionProtection.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const provider = (value: string): Fixture => ({
  type: "pulumi:providers:aws",
  name: "aws",
  props: { defaultTags: JSON.stringify({ tags: { "gitlab:protection": value } }) },
});
const off = server({ deletionProtection: false });
const missing = ["it: deletionProtection must be true"];

describe("rds-require-deletion-protection", () => {
  policyCases(requireDeletionProtection, server({ deletionProtection: true }), {
    "asks none of a copy": [copy({ deletionProtection: false }), []],
    "asks none of a stack that says so": [[provider("lifted"), ...off], []],
    "refuses it off": [off, missing],
    "refuses it off, whatever else the tag says": [[provider("on"), ...off], missing],
    "refuses what is not said": [cluster(), missing],
    "says what is not known yet": [server({ deletionProtection: unknown }), [`${missing[0]!} (unknown)`]],
  });
});
