import { effects } from "./effects.ts";
import { entry, group } from "./entry.ts";
import { text, truth } from "./valueTypes.ts";

/** When the operating system of the nodes is upgraded, and to which release. */
export const patchingGroup = group("When the operating system of the nodes is upgraded, and to which release.", {
  schedule: entry(text, {
    default: "none",
    description: "none, or cron with five fields, UTC; daily at most, monthly at least.",
    effect: "The node converges. Each run may restart the node: GitLab is down for some minutes.",
  }),
  release: entry(text, {
    default: "latest",
    description: "Release of Amazon Linux 2023, such as 2023.9.20251117, or latest.",
    effect: effects.converge,
  }),
  reboot: entry(truth, {
    default: true,
    description: "Whether the node restarts by itself if the packages need it.",
    effect: effects.converge,
  }),
});
