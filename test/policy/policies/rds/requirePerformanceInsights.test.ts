import { requirePerformanceInsights } from "../../../../policy/policies/rds/requirePerformanceInsights.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { member, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const on = { performanceInsightsEnabled: true, performanceInsightsKmsKeyId: unknown };
const off = "it: performanceInsightsEnabled must be true";
const noKey = "it: performanceInsightsKmsKeyId must name a customer key";

describe("rds-require-performance-insights", () => {
  policyCases(requirePerformanceInsights, server(on), {
    "refuses it off": [server({ ...on, performanceInsightsEnabled: false }), [off]],
    "refuses it without a key": [server({ ...on, performanceInsightsKmsKeyId: undefined }), [noKey]],
    "refuses a member without it": [member(), [off, noKey]],
  });
});
