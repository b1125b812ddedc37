import type { Architecture } from "../../config/architecture.ts";
import { nodeDomain } from "../../config/nodeDomain.ts";
import { ownTags } from "../../config/ownTags.ts";
import { monitorOf } from "../monitorOf.ts";
import { nodeMetricsPort, prometheusPort } from "../portNumbers.ts";
import { scrapeJobs, type ScrapeJob } from "../scrapeJobs.ts";
import type { Context } from "./context.ts";
import type { RubyValue } from "./literal.ts";
import type { RbSection } from "./rbSection.ts";

/**
 * How long series stay, if there is room: a choice of ours, so that a release can be compared with the one before it. Prometheus 3
 * wants its limits in its configuration file (prometheus/prometheus#17026, 2025-10); Omnibus has no key for them there, and the flags work.
 */
const retention = "30d";

/**
 * Share of the volume that series may fill. Prometheus' documents advise 80 to 85 percent of the disk at most
 * (prometheus/prometheus, docs/storage.md, 2026), and our alarm rings at 85.
 */
const retentionShare = 0.75;

/** Prometheus, on the monitor. */
export function prometheus({ architecture }: Context): RbSection | undefined {
  const monitor = monitorOf(architecture);
  const volume = monitor?.plan.volumes.find(({ inUse }) => inUse);
  if (!monitor || !volume) return undefined;
  const own = { targets: [`localhost:${String(nodeMetricsPort)}`], labels: { node: monitor.plan.name } };
  return {
    title: "Prometheus",
    why: [
      "It reads every node: those with names by their names, those of groups as EC2 lists them. The label node says which one, or of",
      "which group. The package's own rules stay. There is no Alertmanager: alarms are CloudWatch's, which work without this node.",
    ],
    settings: [
      ["gitlab_rails['enable']", false],
      ["prometheus['enable']", true],
      ["prometheus['listen_address']", `0.0.0.0:${String(prometheusPort)}`],
      ["prometheus['monitor_kubernetes']", false],
      [
        "prometheus['flags']",
        {
          "storage.tsdb.retention.time": retention,
          "storage.tsdb.retention.size": `${String(Math.floor(volume.sizeGiB * retentionShare))}GB`, // powers of 1024
        },
      ],
      [
        "prometheus['scrape_configs']",
        scrapeJobs.flatMap((job) => scrapeConfig(job, architecture, job.port === nodeMetricsPort ? [own] : [])),
      ],
    ],
  };
}

/** A job, in the words of Prometheus' configuration; none if no node has it. */
function scrapeConfig(
  { name, port, path, of }: ScrapeJob,
  { stack, region, namedNodes, groups }: Architecture,
  more: readonly RubyValue[],
): RubyValue[] {
  const targets = namedNodes
    .filter(({ role }) => of.includes(role))
    .map((node) => ({ targets: [`${node.name}.${nodeDomain(stack)}:${String(port)}`], labels: { node: node.name } }));
  const scaled = groups.filter(({ role }) => of.includes(role)).map(({ role }) => role);
  const all: readonly RubyValue[] = [...targets, ...more];
  if (all.length === 0 && scaled.length === 0) return [];
  return [
    {
      job_name: name,
      ...(path === undefined ? {} : { metrics_path: path }),
      ...(all.length === 0 ? {} : { static_configs: all }),
      ...(scaled.length === 0 ? {} : discovery({ stack, region, port, scaled })),
    },
  ];
}

/** The nodes of groups, at their private addresses; its role may ask EC2 for them. */
function discovery(of: {
  readonly stack: string;
  readonly region: string;
  readonly port: number;
  readonly scaled: readonly string[];
}): Readonly<Record<string, RubyValue>> {
  const { stack, region, port, scaled } = of;
  const filters = {
    [`tag:${ownTags.stack}`]: [stack],
    [`tag:${ownTags.node}`]: scaled,
    "instance-state-name": ["running"],
  };
  const found = Object.entries(filters).map(([name, values]) => ({ name, values }));
  const label = (source: string, target: string) => ({
    source_labels: [`__meta_ec2_${source}`],
    regex: "(.+)", // a node with a name has no such label, and keeps its own
    target_label: target,
  });
  return {
    ec2_sd_configs: [{ region, port, filters: found }],
    relabel_configs: [label(`tag_${ownTags.node.replace(":", "_")}`, "node"), label("instance_id", "instance_id")],
  };
}
