import { json, type AwsAnswer, type AwsRequest } from "./request.ts";

/** What was put, by its path. */
const put = new Map<string, unknown>();

/**
 * Plays what moto lacks of AWS Backup: selections, access policies of vaults, changes of plans. Paths: botocore's model of
 * backup, 2026-11.
 *
 * @param request of the provider
 */
export function playBackup({ method, url, body }: AwsRequest): AwsAnswer | undefined {
  const path = decodeURIComponent(url.pathname).replace(/\/$/, "");
  if (path.endsWith("/access-policy")) return accessPolicy(method, path, body);
  if (/^\/backup-vaults\/[^/]+\/recovery-points$/.test(path)) return json({ RecoveryPoints: [] });
  const [, plan = "", selection] = /^\/backup\/plans\/([^/]+)\/selections(?:\/(.+))?$/.exec(path) ?? [];
  if (plan !== "") return selections(plan, selection, { method, body });
  if (method === "POST" && /^\/backup\/plans\/[^/]+$/.test(path))
    return json({
      BackupPlanId: path.split("/")[3],
      VersionId: "2",
      BackupPlanArn: "arn:aws:backup:us-east-1:1:backup-plan:1",
    });
  return undefined;
}

function accessPolicy(method: string, path: string, body: string): AwsAnswer {
  if (method === "PUT") put.set(path, { ...(JSON.parse(body) as object), BackupVaultName: path.split("/")[2] });
  if (method === "DELETE") put.delete(path);
  const known = put.get(path);
  return method === "GET" && known === undefined ? json({ Code: "ResourceNotFoundException" }, 404) : json(known ?? {});
}

function selections(
  plan: string,
  selection: string | undefined,
  { method, body }: { readonly method: string; readonly body: string },
): AwsAnswer {
  if (selection === undefined) {
    const id = `selection-${String(put.size + 1)}`;
    put.set(`${plan}/${id}`, JSON.parse(body));
    return json({ SelectionId: id, BackupPlanId: plan });
  }
  const key = `${plan}/${selection}`;
  const known = put.get(key);
  if (known === undefined) return json({ Code: "ResourceNotFoundException" }, 404);
  if (method === "DELETE") put.delete(key);
  return json({ ...(known as object), SelectionId: selection, BackupPlanId: plan });
}
