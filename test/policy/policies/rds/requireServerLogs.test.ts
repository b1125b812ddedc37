import { requireServerLogs } from "../../../../policy/policies/rds/requireServerLogs.ts";
import { cluster, copy, server } from "../../databaseFixtures.ts";
import { policyCases } from "../../policyCases.ts";

const logs = (...names: readonly string[]) => ({ engine: "postgres", enabledCloudwatchLogsExports: names });

describe("rds-require-server-logs", () => {
  policyCases(requireServerLogs, server(logs("postgresql", "upgrade")), {
    "takes any log of another engine": [cluster({ engine: "mysql", enabledCloudwatchLogsExports: ["error"] }), []],
    "refuses less than all of PostgreSQL": [
      server(logs("postgresql")),
      ["it: enabledCloudwatchLogsExports must have postgresql and upgrade"],
    ],
    "refuses a copy without logs": [copy(), ["it: enabledCloudwatchLogsExports must name the logs to send"]],
  });
});
