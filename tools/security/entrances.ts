import { isPlainObject } from "../recorder/plainObject.ts";
import type { ControlRules } from "./controlRules.ts";
import { judged } from "./judged.ts";
import type { Control } from "./securityModel.ts";

/** TLS that ends here, or a protocol that is passed on as it is. */
function transit({ protocol, port, sslPolicy }: Readonly<Record<string, unknown>>): Control {
  const policy = typeof sslPolicy === "string" ? `, ${sslPolicy}` : "";
  return protocol === "TLS" || protocol === "HTTPS"
    ? { aspect: "TLS in transit", holds: "yes", says: `TLS on port ${String(port)}${policy}` }
    : {
        aspect: "TLS in transit",
        holds: "said",
        says: `none added: ${String(protocol)} on port ${String(port)} is passed on as it is`,
      };
}

/** Load balancers, and the network around everything. */
export const entrances: ControlRules = {
  "lb/listener:Listener": ({ inputs }) => [transit(inputs)],
  "lb/targetGroup:TargetGroup": ({ inputs }) => [transit(inputs)],
  "lb/loadBalancer:LoadBalancer": ({ inputs }) => {
    const logs = isPlainObject(inputs.accessLogs) && inputs.accessLogs.enabled === true;
    return [
      inputs.internal === true
        ? { aspect: "Public access", holds: "yes", says: "internal" }
        : { aspect: "Public access", holds: "said", says: "public; its security groups say for whom" },
      judged("Logging", logs, [true], "access logs", "no access logs"),
    ];
  },
  "ec2/subnet:Subnet": ({ inputs }) => [
    judged(
      "Public access",
      inputs.mapPublicIpOnLaunch === true,
      [false],
      "gives no public addresses",
      "gives public addresses to what does not decline them",
    ),
  ],
  "ec2/vpc:Vpc": (network, graph) => {
    const logs = graph.ofType("ec2/flowLog:FlowLog").filter(({ inputs }) => graph.oneNamedIn(inputs.vpcId) === network);
    return [judged("Logging", logs.length > 0, [true], "flow logs", "no flow logs")];
  },
  "ec2/defaultSecurityGroup:DefaultSecurityGroup": ({ inputs }) => {
    const rules = [inputs.ingress, inputs.egress].map((some) => (Array.isArray(some) ? some.length : 0));
    return [judged("Public access", Math.max(...rules), [0], "has no rule", "has rules")];
  },
};
