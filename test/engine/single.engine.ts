import { briefLife } from "./briefLife.ts";

briefLife({
  what: "2,000 users without high availability",
  name: "single",
  like: "prod",
  sets: {
    users: "2000",
    "protection.lifted": "true",
    "protection.reason": "an environment for this test only",
  },
  instances: ["gitlab-nodes-gitaly-1", "gitlab-nodes-toolbox-1"],
});
