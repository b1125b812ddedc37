import { gitlabSshdPort, httpPort, praefectPort, sshPort } from "../../gitlab/portNumbers.ts";
import type { ResourceGraph } from "../plan/graph.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import type { Control } from "./securityModel.ts";

/** Why a control need not hold; absent: no reason is known. */
type Reason = (resource: RecordedResource, graph: ResourceGraph) => string | undefined;

const ssh = "SSH encrypts by itself, up to the node";

/** Protocols that a load balancer passes on, by port. */
const passedOn: Readonly<Record<number, string>> = {
  [sshPort]: ssh,
  [gitlabSshdPort]: ssh, // the bastion's door, too
  [httpPort]: "NGINX only redirects to HTTPS there",
  [praefectPort]: "TLS passes unchanged: it ends on the Praefect node",
};

const byPort: Reason = ({ inputs }) => passedOn[Number(inputs.port)];

/** Whether anything that runs programs may be in a subnet. */
function hasNodes(subnet: RecordedResource, graph: ResourceGraph): boolean {
  return graph.resources
    .filter(({ type }) => /^aws:(ec2\/instance|ec2\/launchTemplate|autoscaling\/group|imagebuilder\/)/.test(type))
    .some(({ inputs }) => graph.namedIn(inputs).includes(subnet));
}

/** What a parameter may hold that says which configuration a node has to reach, or has reached. */
const pointerKeys = ["hash", "bucket", "key", "versionId", "volumeId", "fromSnapshot", "instance"];

function isPointer(value: unknown): boolean {
  try {
    return Object.keys(JSON.parse(String(value)) as object).every((key) => pointerKeys.includes(key));
  } catch {
    return false;
  }
}

/** By type and aspect: what can be read off resources, or is a fact of the design. */
export const gapReasons: Readonly<Record<string, Partial<Record<Control["aspect"], Reason>>>> = {
  "aws:ssm/parameter:Parameter": {
    "Encryption at rest": ({ inputs }) =>
      isPointer(inputs.insecureValue) ? "it holds hashes and names, and no secret" : undefined,
  },
  "aws:s3/bucket:Bucket": {
    Logging: (bucket, graph) =>
      graph
        .ofType("s3/bucketLogging:BucketLogging")
        .some(({ inputs }) => graph.oneNamedIn(inputs.targetBucket) === bucket)
        ? "it holds the logs of the others: a log of its own writes would never end"
        : undefined,
  },
  "aws:ec2/subnet:Subnet": {
    "Public access": (subnet, graph) => (hasNodes(subnet, graph) ? undefined : "no node is in it"),
  },
  "aws:lb/loadBalancer:LoadBalancer": {
    Logging: (balancer, graph) => {
      const own = graph
        .ofType("lb/listener:Listener")
        .filter(({ inputs }) => graph.oneNamedIn(inputs.loadBalancerArn) === balancer);
      // AWS guide to Network Load Balancers, "Access logs", 2023.
      return balancer.inputs.loadBalancerType === "network" && own.every(({ inputs }) => inputs.protocol === "TCP")
        ? "a Network Load Balancer logs TLS listeners only, and it has none: TLS ends on the nodes"
        : undefined;
    },
  },
  "aws:lb/listener:Listener": { "TLS in transit": byPort },
  "aws:lb/targetGroup:TargetGroup": { "TLS in transit": byPort },
};
