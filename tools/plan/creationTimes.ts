import type { RecordedResource } from "../recorder/recording.ts";

/** How long AWS or a node takes for a resource. */
export interface CreationTime {
  readonly minutes: number;
  /** Where the figure is from, and its date. */
  readonly source: string;
}

const oneLog = "a public log, antonakv/tf-aws-activeactive-agents, README.md, 2022-08";
const ours = "an estimate of ours, not measured";

/** Until an instance runs. */
export const instanceMinutes = 1;

/** Until a node of a group is ready, where a hook waits for it. */
export const groupMinutes = 15;

/** Until a database server without a copy is there. */
export const serverMinutes = 10;

/** Until a node that runs has read its configuration and configured GitLab. */
export const convergeMinutes = 8;

/** Everything else: a few seconds each. */
const others: CreationTime = { minutes: 0.1, source: "a few seconds" };

/** Those that count, by the type. */
const byType: Readonly<Record<string, (inputs: RecordedResource["inputs"]) => CreationTime>> = {
  "aws:autoscaling/group:Group": ({ waitForCapacityTimeout, initialLifecycleHooks }) => {
    if (waitForCapacityTimeout === "0") return { minutes: 0.5, source: oneLog };
    return { minutes: initialLifecycleHooks === undefined ? 2 : groupMinutes, source: ours }; // a hook waits until a node is ready
  },
  "aws:ec2/instance:Instance": () => ({ minutes: instanceMinutes, source: ours }),
  "aws:ec2/natGateway:NatGateway": () => ({ minutes: 2, source: oneLog }),
  "aws:elasticache/replicationGroup:ReplicationGroup": ({ numCacheClusters }) =>
    Number(numCacheClusters ?? 1) > 1
      ? { minutes: 17, source: "the provider's own test, with its deletion; terraform-provider-aws#17320, 2021-01" }
      : { minutes: 6, source: oneLog },
  "aws:imagebuilder/image:Image": () => ({
    minutes: 60,
    source: `${ours}: the provider waits for an hour by default (terraform-provider-aws#36757, 2024-04)`,
  }),
  "aws:lb/loadBalancer:LoadBalancer": () => ({
    minutes: 3,
    source: "a public log, DataBiosphere/azul#5780, 2023",
  }),
  "aws:rds/instance:Instance": ({ multiAz, replicateSourceDb }) =>
    replicateSourceDb === undefined
      ? {
          minutes: multiAz === true ? 20 : serverMinutes,
          source: "hashicorp/terraform#498, 2014: up to 10 minutes, and up to 20 with a copy in another zone",
        }
      : { minutes: 20, source: `${ours}: a snapshot, a server from it, and a restart for its parameters` },
  "aws:route53/record:Record": () => ({ minutes: 1, source: "a public log, terraform-provider-aws#11300, 2019" }),
  "aws:acm/certificateValidation:CertificateValidation": () => ({ minutes: 2, source: ours }),
};

/**
 * Minutes of a step on a node, by its phase: an instance boots, reads its configuration and configures GitLab; the database
 * is empty, so migrations load its schema; Rails and Sidekiq launch their first nodes.
 */
export const phaseMinutes = {
  converge: convergeMinutes,
  prepare: 5,
  migrate: 10,
  rails: 15,
  finish: 5,
  sidekiq: 15,
} as const;

const minutesOfPhase: Readonly<Record<string, number>> = phaseMinutes;

/**
 * How long a resource takes to create.
 *
 * @param resource what is created
 * @param parent the component around it: a gate waits for a step on a node
 */
export function creationTime(resource: RecordedResource, parent: RecordedResource | undefined): CreationTime {
  if (!resource.custom) return { minutes: 0, source: "" };
  if (parent?.type === "gitlab-aws:compute:Gate" && resource.type === "aws:ssm/parameter:Parameter") {
    const phase = /-([a-z]+)-reached$/.exec(resource.name)?.[1] ?? "";
    return { minutes: minutesOfPhase[phase] ?? convergeMinutes, source: ours };
  }
  return byType[resource.type]?.(resource.inputs) ?? others;
}
