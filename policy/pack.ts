import { balancerPack } from "./pack/balancerPack.ts";
import { cachePack } from "./pack/cachePack.ts";
import { computePack } from "./pack/computePack.ts";
import { databaseCarePack } from "./pack/databaseCarePack.ts";
import { databasePack } from "./pack/databasePack.ts";
import { gitlabPack } from "./pack/gitlabPack.ts";
import { identityPack } from "./pack/identityPack.ts";
import { networkPack } from "./pack/networkPack.ts";
import { secretsPack } from "./pack/secretsPack.ts";
import { storagePack } from "./pack/storagePack.ts";
import { watchingPack } from "./pack/watchingPack.ts";
import type { PackedPolicy } from "./packedPolicy.ts";

/** The policies of each room, one room a line. */
const rooms = [
  computePack,
  networkPack,
  balancerPack,
  identityPack,
  databasePack,
  databaseCarePack,
  cachePack,
  storagePack,
  secretsPack,
  watchingPack,
  gitlabPack,
] as const;

/** Every policy. A test pins names, levels and severities. */
export const pack: readonly PackedPolicy[] = rooms.flat();
