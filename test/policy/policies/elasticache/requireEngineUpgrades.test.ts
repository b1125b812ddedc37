import { requireEngineUpgrades } from "../../../../policy/policies/elasticache/requireEngineUpgrades.ts";
import { cacheGroup, cacheNodes } from "../../cacheFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: autoMinorVersionUpgrade must not be false"];

describe("elasticache-require-minor-upgrades", () => {
  policyCases(requireEngineUpgrades, cacheGroup({ autoMinorVersionUpgrade: true }), {
    "takes what is not said": [cacheGroup(), []],
    "refuses it off": [cacheGroup({ autoMinorVersionUpgrade: false }), missing],
    "refuses it off as a text": [cacheNodes({ autoMinorVersionUpgrade: "false" }), missing],
  });
});
