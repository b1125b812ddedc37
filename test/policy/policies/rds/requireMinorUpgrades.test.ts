import { requireMinorUpgrades } from "../../../../policy/policies/rds/requireMinorUpgrades.ts";
import { member, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const off = { autoMinorVersionUpgrade: false };

describe("rds-require-minor-upgrades", () => {
  policyCases(requireMinorUpgrades, server({ autoMinorVersionUpgrade: true }), {
    "takes what is not said": [server(), []],
    "refuses it off": [server(off), ["it: autoMinorVersionUpgrade must not be false"]],
    "refuses it off for a member": [member(off), ["it: autoMinorVersionUpgrade must not be false"]],
  });
});
