import type { Block } from "../../document/blocks.ts";
import { changedPrice } from "../../document/changes/changedPrice.ts";
import { changedReach } from "../../document/changes/changedReach.ts";
import { changedServices } from "../../document/changes/changedServices.ts";
import { changedSettings } from "../../document/changes/changedSettings.ts";
import type { Review } from "../reviewModel.ts";

/** What the comparison of the two programs knows besides: services, settings, price, who can reach what. */
export function changeBlocks({ comparison }: Review): readonly Block[] {
  if (!comparison) return [];
  return [
    ...changedPrice(comparison),
    ...changedServices(comparison),
    ...changedSettings(comparison),
    ...changedReach(comparison),
  ];
}
