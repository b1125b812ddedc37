import * as pulumi from "@pulumi/pulumi";
import type { ProtectionSettings } from "../../config/decisions/protectionSettings.ts";
import { keptSecret } from "./keptSecret.ts";

/** Arguments of {@link NodeTls}. */
export interface NodeTlsArgs {
  /** Names of the nodes that other nodes reach. */
  readonly servers: readonly string[];
  /** Key that encrypts the secrets. */
  readonly keyArn: pulumi.Input<string>;
  readonly protection: ProtectionSettings;
}

/**
 * Secrets of TLS between nodes: the authorities with their keys, their certificates alone, and for each server its own
 * certificate with its key. The toolbox writes them, so no state file has a value (docs/adr/0012).
 */
export class NodeTls extends pulumi.ComponentResource {
  /** Only the toolbox reads it. */
  readonly authorities: pulumi.Output<string>;
  /** Every node reads it. */
  readonly trusted: pulumi.Output<string>;
  /** By node; only that node reads it. */
  readonly certificates: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: NodeTlsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("gitlab-aws:data:NodeTls", name, {}, opts);
    const secret = (label: string, description: string) =>
      keptSecret(`${name}-${label}`, { ...args, description }, { parent: this }).arn;
    this.authorities = secret("authorities", "Authorities for TLS between GitLab's nodes, with their keys");
    this.trusted = secret("trusted", "Certificates of the authorities for TLS between GitLab's nodes");
    this.certificates = Object.fromEntries(
      args.servers.map((node) => [node, secret(node, `Certificate of ${node} for GitLab's other nodes`)]),
    );
    this.registerOutputs({});
  }
}
