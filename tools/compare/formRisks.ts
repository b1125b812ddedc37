import type { RecordedResource } from "../recorder/recording.ts";

const another = "make another stack and restore a backup there";

/** What is lost between one box, whose database is on its own volume, and tiers, whose database is a server of RDS. */
export function formRisks(before: readonly RecordedResource[], after: readonly RecordedResource[]): string[] {
  if (before.length === 0 || hasServer(before) === hasServer(after)) return [];
  return [
    hasServer(after)
      ? `GitLab would begin with an empty database, and its own would stay behind on the volume of the box: ${another}`
      : `GitLab would begin with an empty database on the box: ${another}`,
  ];
}

function hasServer(resources: readonly RecordedResource[]): boolean {
  return resources.some(({ type }) => type === "aws:rds/instance:Instance");
}
