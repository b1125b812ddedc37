import { computePack } from "./pack/computePack.ts";
import { identityPack } from "./pack/identityPack.ts";
import type { PackedPolicy } from "./packedPolicy.ts";

/** Every policy. A test pins names, levels and severities. */
export const pack: readonly PackedPolicy[] = [...computePack, ...identityPack];
