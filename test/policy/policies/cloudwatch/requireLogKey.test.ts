import { requireLogKey } from "../../../../policy/policies/cloudwatch/requireLogKey.ts";
import { requireLogRetention } from "../../../../policy/policies/cloudwatch/requireLogRetention.ts";
import { requireYearOfLogs } from "../../../../policy/policies/cloudwatch/requireYearOfLogs.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const group = oneResource("aws:cloudwatch/logGroup:LogGroup", { kmsKeyId: unknown, retentionInDays: 365 });

describe("cloudwatch-require-log-key", () => {
  policyCases(requireLogKey, group(), {
    "refuses what is not said": [group({ kmsKeyId: undefined }), ["it: kmsKeyId must name a customer key"]],
  });
});

describe("cloudwatch-require-log-retention", () => {
  policyCases(requireLogRetention, group({ retentionInDays: 30 }), {
    "refuses for ever": [group({ retentionInDays: 0 }), ["it: retentionInDays must be a number of days"]],
    "refuses what is not said": [
      group({ retentionInDays: undefined }),
      ["it: retentionInDays must be a number of days"],
    ],
  });
});

describe("cloudwatch-require-year-of-logs", () => {
  policyCases(requireYearOfLogs, group(), {
    "takes for ever": [group({ retentionInDays: 0 }), []],
    "refuses less": [group({ retentionInDays: 364 }), ["it: retentionInDays must be 365 days or more"]],
  });
});
