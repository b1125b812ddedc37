import { requireFailover } from "../../../../policy/policies/elasticache/requireFailover.ts";
import { cacheGroup } from "../../cacheFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const good = { automaticFailoverEnabled: true, multiAzEnabled: true };

describe("elasticache-require-failover", () => {
  policyCases(requireFailover, cacheGroup(good), {
    "refuses it off": [
      cacheGroup({ ...good, automaticFailoverEnabled: false }),
      ["it: automaticFailoverEnabled must be true"],
    ],
    "refuses a single zone": [cacheGroup({ ...good, multiAzEnabled: undefined }), ["it: multiAzEnabled must be true"]],
  });
});
