import { briefLife } from "./briefLife.ts";

briefLife({
  what: "50,000 users",
  name: "largest",
  like: "prod",
  sets: {
    users: "50000",
    "protection.lifted": "true",
    "protection.reason": "an environment for this test only",
  },
  instances: [
    "gitlab-nodes-cluster-1",
    "gitlab-nodes-cluster-2",
    "gitlab-nodes-cluster-3",
    "gitlab-nodes-praefect-1",
    "gitlab-nodes-praefect-2",
    "gitlab-nodes-praefect-3",
    "gitlab-nodes-toolbox-1",
  ],
});
