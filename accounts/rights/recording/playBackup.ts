import { json, type AwsAnswer, type AwsRequest, type Play } from "./request.ts";

type Asked = Pick<AwsRequest, "method" | "body"> & { readonly path: string };

/** What a vault holds when it is deleted: a snapshot of a disk, whose ARN is that of EC2. */
const recoveryPoint = "arn:aws:ec2:us-east-1::snapshot/snap-0123456789abcdef0";

const notFound = json({ Code: "ResourceNotFoundException" }, 404);

/**
 * Plays what moto lacks of AWS Backup: selections, access policies of vaults, what vaults hold, changes of plans. Paths:
 * botocore's model of backup, 2026-11.
 */
export function playBackup(): Play {
  const put = new Map<string, unknown>(); // by path
  const emptied = new Set<string>(); // names of vaults
  return ({ method, url, body }) => {
    const path = decodeURIComponent(url.pathname).replace(/\/$/, "");
    const asked = { method, body, path };
    if (path.endsWith("/access-policy")) return accessPolicy(put, asked);
    if (path.includes("/recovery-points")) return recoveryPoints(emptied, asked);
    if (/^\/backup\/plans\/[^/]+\/selections(\/|$)/.test(path)) return selections(put, asked);
    if (method !== "POST" || !/^\/backup\/plans\/[^/]+$/.test(path)) return undefined;
    const [, , , plan] = path.split("/");
    return json({ BackupPlanId: plan, VersionId: "2", BackupPlanArn: "arn:aws:backup:us-east-1:1:backup-plan:1" });
  };
}

function accessPolicy(put: Map<string, unknown>, { method, body, path }: Asked): AwsAnswer {
  if (method === "PUT") put.set(path, { ...(JSON.parse(body) as object), BackupVaultName: path.split("/")[2] });
  if (method === "DELETE") put.delete(path);
  const known = put.get(path);
  return method === "GET" && known === undefined ? notFound : json(known ?? {});
}

function recoveryPoints(emptied: Set<string>, { method, path }: Asked): AwsAnswer {
  const [, , vault = ""] = path.split("/");
  if (method === "DELETE") emptied.add(vault);
  if (path.endsWith("/recovery-points"))
    return json({ RecoveryPoints: emptied.has(vault) ? [] : [{ RecoveryPointArn: recoveryPoint }] });
  return method === "GET" ? notFound : json({});
}

function selections(put: Map<string, unknown>, { method, body, path }: Asked): AwsAnswer {
  const [, , , plan = "", , selection] = path.split("/");
  if (selection === undefined) {
    const id = `selection-${String(put.size + 1)}`;
    put.set(`${path}/${id}`, JSON.parse(body));
    return json({ SelectionId: id, BackupPlanId: plan });
  }
  const known = put.get(path);
  if (known === undefined) return notFound;
  if (method === "DELETE") put.delete(path);
  return json({ ...(known as object), SelectionId: selection, BackupPlanId: plan });
}
