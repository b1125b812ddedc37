import { forbidOtherScaling } from "../../../../policy/policies/hosting/forbidOtherScaling.ts";
import { requireOddVoters } from "../../../../policy/policies/hosting/requireOddVoters.ts";
import { requireStandbysTogether } from "../../../../policy/policies/hosting/requireStandbysTogether.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { cacheGroup } from "../../cacheFixtures.ts";
import { copy, server } from "../../databaseFixtures.ts";
import { nodeGroup, nodeInstance } from "../../doorFixtures.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const nodes = (role: string, count: number) =>
  Array.from({ length: count }, (_, index) => nodeInstance(`${role}-${String(index + 1)}`));

describe("gitlab-require-odd-voters", () => {
  policyCases(requireOddVoters, [...nodes("praefect", 3), ...nodes("cluster", 5), ...nodes("gitaly", 2)], {
    "refuses two": [nodes("praefect", 2), ["praefect-1: must be one of 3, 5 or another odd number of its role"]],
    "refuses one": [nodes("consul", 1), ["consul-1: must be one of 3, 5 or another odd number of its role"]],
    "refuses a group of two": [
      [nodeGroup("praefect", { minSize: 2, maxSize: 2 })],
      ["praefect: must be one of 3, 5 or another odd number of its role"],
    ],
    "takes a group of three, and groups of one each": [
      [
        nodeGroup("praefect", { minSize: 3, maxSize: 3 }),
        ...[1, 2, 3].map((number) => nodeGroup(`cluster-${String(number)}`)),
      ],
      [],
    ],
    "says that the size of a group is not known yet": [
      [nodeGroup("praefect", { minSize: unknown, maxSize: unknown })],
      ["praefect: must be one of 3, 5 or another odd number of its role (unknown)"],
    ],
    "refuses four members of a cluster": [
      [...nodes("praefect", 3), ...nodes("cluster", 4)],
      ["cluster-1: must be one of 3, 5 or another odd number of its role"],
    ],
  });
});

const scaled = { minSize: 2, maxSize: 6 };
const policyOf = (role: string, type = "aws:autoscaling/policy:Policy"): Fixture => ({
  type,
  name: "scaler",
  refers: { autoscalingGroupName: [role] },
});

describe("gitlab-forbid-other-scaling", () => {
  const good = [nodeGroup("rails", scaled), nodeGroup("sidekiq", scaled), nodeGroup("bastion"), policyOf("rails")];
  policyCases(forbidOtherScaling, good, {
    "refuses room for more": [
      [nodeGroup("gitaly", scaled)],
      ["gitaly: maxSize must equal minSize: only Rails and Sidekiq are scaled"],
    ],
    "refuses what scales": [
      [nodeGroup("praefect"), policyOf("praefect")],
      ["scaler: must not exist: only Rails and Sidekiq are scaled"],
    ],
    "refuses a schedule": [
      [nodeGroup("praefect"), policyOf("praefect", "aws:autoscaling/schedule:Schedule")],
      ["scaler: must not exist: only Rails and Sidekiq are scaled"],
    ],
    "refuses replicas that come and go": [
      oneResource("aws:appautoscaling/target:Target")({ serviceNamespace: "rds" }),
      ["it: serviceNamespace must not be a database or a cache"],
    ],
    "says what is not known yet": [
      [nodeGroup("gitaly", { maxSize: unknown })],
      ["gitaly: maxSize must equal minSize: only Rails and Sidekiq are scaled (unknown)"],
    ],
  });
});

describe("gitlab-require-standbys-together", () => {
  const says = "must be true: another store of GitLab has a standby";
  const cache = { automaticFailoverEnabled: true };
  policyCases(requireStandbysTogether, [...server({ multiAz: true }), ...cacheGroup(cache), ...copy()], {
    "takes a small size, where none has": [[...server({ multiAz: false }), ...cacheGroup()], []],
    "refuses a database without": [[...server({ multiAz: false }), ...cacheGroup(cache)], [`it: multiAz ${says}`]],
    "refuses a cache without": [
      [...server({ multiAz: true }), ...cacheGroup()],
      [`it: automaticFailoverEnabled ${says}`],
    ],
  });
});
