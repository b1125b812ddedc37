import type { RightsDocument, RightsStatement } from "./rightsDocument.ts";

/**
 * Services of each policy. The names stay, so that a new right changes one policy in place. With the last one these are ten, the
 * most that a role may have without asking AWS for more (IAM user guide, IAM and AWS STS quotas, 2026-11).
 */
const parts: Readonly<Record<string, readonly string[]>> = {
  network: ["ec2"],
  servers: ["autoscaling", "elasticloadbalancing"],
  images: ["imagebuilder"],
  databases: ["elasticache", "rds", "secretsmanager"],
  objects: ["backup", "backup-storage", "s3"],
  watching: ["cloudwatch", "events", "logs", "sns", "ssm"],
  names: ["acm", "route53", "sts"],
  identity: ["iam"],
  keys: ["kms"],
};

/**
 * Distributes actions over managed policies, because one may have 6,144 characters (`longestPolicy`).
 *
 * @param actions such as `ec2:CreateVpc`
 * @param toStatements makes the statements of some of them
 * @param last further statements, in a policy of their own
 * @returns a policy for each part of AWS that has an action, and the last one
 */
export function rightsDocuments(
  actions: readonly string[],
  toStatements: (some: readonly string[]) => readonly RightsStatement[],
  last: readonly RightsStatement[],
): RightsDocument[] {
  const documents = Object.entries(parts).map(([name, services]) => {
    const some = actions.filter((action) => services.includes(action.split(":")[0] ?? ""));
    return { name, statements: toStatements(some) };
  });
  return [...documents, { name: "state", statements: last }]
    .filter(({ statements }) => statements.length > 0)
    .map(({ name, statements }) => ({ name, document: { Version: "2012-10-17", Statement: statements } }));
}
