import { briefLife } from "./briefLife.ts";
import { judgedWhenDeployed } from "./judgedWhenDeployed.ts";
import { judgedWhenNew } from "./judgedWhenNew.ts";
import { reviewedWhenDeployed } from "./reviewedWhenDeployed.ts";

briefLife({
  what: "500 users",
  name: "dev",
  like: "dev",
  sets: {},
  instances: ["gitlab-nodes-gitaly-1"],
  new: judgedWhenNew,
  deployed: (stack) => {
    judgedWhenDeployed(stack);
    reviewedWhenDeployed(stack);
  },
});
