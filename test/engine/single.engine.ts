import { briefLife } from "./briefLife.ts";

briefLife({
  what: "2,000 users without high availability, and with a monitor",
  name: "single",
  like: "prod",
  sets: {
    users: "2000",
    "nodes.monitor.count": "1",
    "protection.lifted": "true",
    "protection.reason": "an environment for this test only",
  },
  advised: ["rds-require-standby", "elasticache-require-failover", "elasticache-require-failover"],
  instances: ["gitlab-nodes-gitaly-1", "gitlab-nodes-monitor-1", "gitlab-nodes-toolbox-1"],
});
