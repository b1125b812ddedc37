import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

const selection = "aws:backup/selection:Selection";

/** Inputs by which a selection chooses by tags, or by ARNs with wildcards. Nobody here knows whom it means. */
const choosers = ["selectionTags", "conditions"];

/** Tag that says what else saves a volume: GitLab, for one, has no use for snapshots of the disks of a Gitaly Cluster. */
const isTag = /(^|:)backup$/i;

/** Every volume is in a backup plan, or a tag says what saves it. */
export const backUpVolumes: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    choosesByTag(stack)
      ? []
      : stack
          .ofType("aws:ebs/volume:Volume")
          .filter((volume) => stack.referring(selection, "resources", volume).length === 0 && !isSavedElse(volume))
          .map((volume) =>
            broken(volume, "must be in a selection of AWS Backup, or a tag backup has to say what saves it"),
          ),
};

function isSavedElse({ props }: PolicyResource): boolean {
  const { tags } = props;
  return typeof tags === "object" && tags !== null && Object.keys(tags).some((key) => isTag.test(key));
}

/** Whether something saves volumes by their tags: a selection of AWS Backup, or Data Lifecycle Manager, which knows no other way. */
function choosesByTag(stack: PolicyStack): boolean {
  return stack.ofType("aws:dlm/lifecyclePolicy:LifecyclePolicy").length > 0 || stack.ofType(selection).some(isWide);
}

function isWide({ props }: PolicyResource): boolean {
  const reading = Reading.of(props);
  return (
    choosers.some((input) => reading.at(input).items.length > 0) ||
    reading.at("resources").items.some(({ value }) => typeof value === "string" && value.includes("*"))
  );
}
