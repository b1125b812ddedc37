import type { Form } from "../form.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/**
 * Decides the form of the environment: what the stack file says, or the size's default.
 *
 * @param settings may say both; what the size does not have counts as not said
 * @param size says which forms there are
 */
export function chosenForm(
  settings: Pick<Settings, "highAvailability" | "gitaly" | "gitlabEdition">,
  { forms }: Size,
): Form {
  const { highAvailability, gitaly, gitlabEdition } = settings;
  const usual = gitlabEdition === "ce" ? "sharded" : forms.gitaly[0]; // ce takes no licence for a cluster

  return {
    highAvailability: forms.highAvailability.find((one) => one === highAvailability) ?? forms.highAvailability[0],
    gitaly: forms.gitaly.find((one) => one === gitaly) ?? usual,
  };
}
