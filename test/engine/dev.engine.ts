import { briefLife } from "./briefLife.ts";

briefLife({ what: "500 users", name: "dev", like: "dev", sets: {}, instances: ["gitlab-nodes-gitaly-1"] });
