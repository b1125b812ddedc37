import { effects } from "./effects.ts";
import { entry, group } from "./entry.ts";
import { text, truth } from "./valueTypes.ts";

/** Whether what holds data may be deleted. */
export const protectionGroup = group("Whether what holds data may be deleted, and why.", {
  lifted: entry(truth, {
    default: false,
    description: "Whether what holds data may be deleted.",
    effect: "Deletion protection changes in place. This deletes nothing.",
  }),
  reason: entry(text, {
    default: "",
    description: "Why it may be deleted, as a sentence; required with lifted, and only then.",
    effect: effects.none,
  }),
});
