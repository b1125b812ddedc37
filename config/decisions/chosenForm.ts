import type { Form } from "../form.ts";
import type { Settings } from "../settings.ts";
import type { Size } from "../sizes/size.ts";

/**
 * Decides the form of the environment: what the stack file says, or the size's default.
 *
 * @param settings may say both
 * @param size says which forms there are
 */
export function chosenForm({ highAvailability, gitaly, gitlabEdition }: Settings, { forms }: Size): Form {
  return {
    highAvailability: highAvailability || forms.highAvailability[0],
    gitaly: gitaly || (gitlabEdition === "ce" ? "sharded" : forms.gitaly[0]), // ce takes no licence for a cluster
  };
}
