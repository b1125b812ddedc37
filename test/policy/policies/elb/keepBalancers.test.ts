import { keepBalancers } from "../../../../policy/policies/elb/keepBalancers.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const balancer = (props: Readonly<Record<string, unknown>>, module = "lb"): readonly Fixture[] => [
  { type: `aws:${module}/loadBalancer:LoadBalancer`, props },
];
const provider: Fixture = {
  type: "pulumi:providers:aws",
  name: "aws",
  props: { defaultTags: JSON.stringify({ tags: { "gitlab:protection": "lifted" } }) },
};
const missing = ["it: enableDeletionProtection must be true"];

describe("elb-keep-balancers", () => {
  policyCases(keepBalancers, balancer({ enableDeletionProtection: true }), {
    "asks none of an internal one": [balancer({ internal: true }), []],
    "asks none of a stack that lifts its protection": [[provider, ...balancer({})], []],
    "refuses it off": [balancer({ enableDeletionProtection: false }), missing],
    "refuses what is not said, under every name of the resource": [balancer({ internal: false }, "alb"), missing],
    "says what is not known yet": [
      balancer({ enableDeletionProtection: unknown }),
      ["it: enableDeletionProtection must be true (unknown)"],
    ],
    "judges one of which nobody knows whether it is internal": [balancer({ internal: unknown }), missing],
  });
});
