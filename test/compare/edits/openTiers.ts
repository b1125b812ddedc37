import { boxes } from "../../../config/sizes/boxes.ts";
import type { Size } from "../../../config/sizes/size.ts";
import { tiers } from "../../../config/sizes/tiers.ts";

/** The sizes with tiers can be chosen. */
(boxes as Size[]).push(...tiers);
