import { requireEnhancedMonitoring } from "../../../../policy/policies/rds/requireEnhancedMonitoring.ts";
import { copy, member, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["it: monitoringInterval must be more than 0 seconds"];

describe("rds-require-enhanced-monitoring", () => {
  policyCases(requireEnhancedMonitoring, server({ monitoringInterval: 60 }), {
    "refuses what is not said": [server(), missing],
    "refuses zero": [copy({ monitoringInterval: 0 }), missing],
    "refuses a member without it": [member(), missing],
  });
});
