import { logFiles, type LogName } from "./logFiles.ts";
import { logGroups } from "./logGroups.ts";

/**
 * Configuration of the CloudWatch agent: which log file goes where. Each instance has its own streams, so those of an
 * earlier instance stay separate.
 *
 * @param stack name of the stack
 * @param node name of the node, or of the autoscaled role
 * @param logs which files
 * @returns JSON text
 */
export function cloudwatchAgent(stack: string, node: string, logs: readonly LogName[]): string {
  const collected = logs.map((log) => ({
    file_path: logFiles[log],
    log_group_name: logGroups.node(stack, node),
    log_stream_name: `{instance_id}/${log}`,
  }));
  return `${JSON.stringify({ agent: { run_as_user: "root" }, logs: { logs_collected: { files: { collect_list: collected } } } }, null, 2)}\n`;
}
