import { balanceAcrossZones } from "../../../../policy/policies/elb/balanceAcrossZones.ts";
import { guardBalancers } from "../../../../policy/policies/elb/guardBalancers.ts";
import { logAccess } from "../../../../policy/policies/elb/logAccess.ts";
import { spreadBalancers } from "../../../../policy/policies/elb/spreadBalancers.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const balancer = (props: Readonly<Record<string, unknown>>, module = "lb") => ({
  type: `aws:${module}/loadBalancer:LoadBalancer`,
  props,
});

describe("elb-spread-balancers", () => {
  const says = "it: subnets must be two or more, each in a zone of its own";
  policyCases(spreadBalancers, [balancer({ subnets: [unknown, unknown] }), balancer({ subnetMappings: [{}, {}] })], {
    "refuses one subnet": [[balancer({ subnets: ["a"] })], [says]],
    "refuses none": [[balancer({})], [says]],
    "knows the older name of the type": [[balancer({ subnets: ["a"] }, "alb")], [says]],
    "says what is not known yet": [[balancer({ subnets: unknown })], [`${says} (unknown)`]],
  });
});

describe("elb-guard-balancers", () => {
  const says = "it: securityGroups must name a security group";
  policyCases(guardBalancers, [balancer({ securityGroups: [unknown] }), balancer({ loadBalancerType: "gateway" })], {
    "refuses one without": [[balancer({ loadBalancerType: "network" })], [says]],
    "refuses an empty list": [[balancer({ securityGroups: [] })], [says]],
    "says what is not known yet": [[balancer({ securityGroups: unknown })], [`${says} (unknown)`]],
  });
});

describe("elb-balance-across-zones", () => {
  const says = "it: enableCrossZoneLoadBalancing must be true";
  policyCases(
    balanceAcrossZones,
    [balancer({}), balancer({ loadBalancerType: "network", enableCrossZoneLoadBalancing: true })],
    {
      "reports a network load balancer without": [[balancer({ loadBalancerType: "network" })], [says]],
      "says what is not known yet": [
        [balancer({ loadBalancerType: "gateway", enableCrossZoneLoadBalancing: unknown })],
        [`${says} (unknown)`],
      ],
    },
  );
});

describe("elb-log-access", () => {
  const says = "it: accessLogs.enabled must be true";
  const listener = (protocol: unknown, module = "lb") => ({
    type: `aws:${module}/listener:Listener`,
    name: `listener-${String(protocol)}`,
    props: { protocol },
    refers: { loadBalancerArn: ["it"] },
  });
  policyCases(logAccess, [balancer({ accessLogs: { enabled: true } }), listener("TLS"), listener("TCP")], {
    "has nothing against one that cannot log": [[balancer({}), listener("TCP")], []],
    "refuses one of TLS without logs": [[balancer({}), listener("TCP"), listener("TLS")], [says]],
    "refuses one of HTTP without logs": [[balancer({}, "alb"), listener(undefined, "alb")], [says]],
    "knows a protocol in small letters": [[balancer({}), listener("tls")], [says]],
    "asks nothing of a Gateway Load Balancer": [[balancer({ loadBalancerType: "gateway" }), listener(undefined)], []],
    "refuses logs that are off": [[balancer({ accessLogs: { enabled: false } }), listener("HTTPS")], [says]],
    "says what is not known yet": [[balancer({ accessLogs: unknown }), listener("TLS")], [`${says} (unknown)`]],
  });
});
