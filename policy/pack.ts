import { balancerPack } from "./pack/balancerPack.ts";
import { computePack } from "./pack/computePack.ts";
import { identityPack } from "./pack/identityPack.ts";
import { networkPack } from "./pack/networkPack.ts";
import { storagePack } from "./pack/storagePack.ts";
import type { PackedPolicy } from "./packedPolicy.ts";

/** The policies of each room, one room a line. */
const rooms = [computePack, networkPack, balancerPack, identityPack, storagePack] as const;

/** Every policy. A test pins names, levels and severities. */
export const pack: readonly PackedPolicy[] = rooms.flat();
