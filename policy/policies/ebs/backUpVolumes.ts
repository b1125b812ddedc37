import { hasTag } from "../../compute/hasTag.ts";
import { volumeSavers } from "../../compute/volumeSavers.ts";
import { judgeAny } from "../../judgeAny.ts";
import type { StackPolicy } from "../../policy.ts";

/** Tag that says what else saves a volume: GitLab, for one, has no use for snapshots of the disks of a Gitaly Cluster. */
const isKey = (key: string) => /(^|:)backup$/i.test(key);

/** A tag may also say that nothing does. */
const isValue = (value: unknown) => !/^\s*(none|no|never|false|off|0)?\s*$/i.test(String(value));

/** Every volume is in a backup plan, or a tag says what saves it. */
export const backUpVolumes: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    stack
      .ofType("aws:ebs/volume:Volume")
      .flatMap((volume) =>
        judgeAny(
          volume,
          [hasTag(stack, volume, isKey, isValue), ...volumeSavers(stack, volume)],
          "must be in a selection of AWS Backup, or a tag backup has to say what saves it",
        ),
      ),
};
