import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** A request that the provider sent to AWS. */
export interface Call {
  /** Terraform's type of the resource or data source; absent: the provider itself, while it starts. */
  readonly type: string | undefined;
  /** What Terraform asked the provider for, such as `ApplyResourceChange` or `ReadResource`. */
  readonly purpose: string;
  /** Service and operation in the names of AWS' models: `EC2.CreateVpc`. */
  readonly operation: string;
}

/**
 * Reads the requests in a log that Terraform wrote with `TF_LOG=JSON`. The provider logs each with its SDK's names, so that no
 * path or header has to be understood.
 *
 * @param file path of the log
 * @returns each different request once
 */
export async function readCalls(file: string): Promise<Call[]> {
  const seen = new Map<string, Call>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line.includes('"HTTP Request Sent"')) continue;
    const said = JSON.parse(line) as Readonly<Record<string, string | undefined>>;
    const type = said.tf_resource_type ?? said.tf_data_source_type;
    const purpose = said.tf_rpc ?? "Configure";
    const operation = `${said["rpc.service"] ?? "?"}.${said["rpc.method"] ?? "?"}`;
    seen.set([type, purpose, operation].join(" "), { type, purpose, operation });
  }
  return [...seen.values()];
}
