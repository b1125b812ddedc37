import { databaseLogPattern } from "./databaseLogGroups.ts";

/**
 * Image Builder writes below this prefix. To write elsewhere, it would need a role that may do everything that its own
 * service-linked role may.
 */
const imageBuilds = "/aws/imagebuilder/gitlab-"; // API reference, PipelineLoggingConfiguration, 2026-11

/** Logs that ElastiCache sends to CloudWatch: slow commands, and what the engine does. */
export const cacheLogs = ["slow-log", "engine-log"] as const;

/** Names of a stack's log groups in CloudWatch, by what writes to them. Each starts like one of {@link logGroupPatterns}. */
export const logGroups = {
  node: (stack: string, node: string) => `/gitlab/${stack}/${node}`,
  sessions: (stack: string) => `/gitlab/${stack}/sessions`,
  cache: (stack: string, cache: string, log: (typeof cacheLogs)[number]) => `/gitlab/${stack}/${cache}/${log}`,
  flowLogs: (stack: string) => `/gitlab/${stack}/flow-logs`,
  imageBuilds: (stack: string) => `${imageBuilds}${stack}`,
} as const;

/** The log groups of every stack: what the key of logs may encrypt. */
export const logGroupPatterns = ["/gitlab/*", `${imageBuilds}*`, databaseLogPattern] as const;
