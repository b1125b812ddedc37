import { gitalyForms, highAvailabilities } from "../form.ts";
import type { Complain } from "../problem.ts";
import type { Said } from "../stackSchema.ts";
import type { Size } from "../sizes/size.ts";

/** What to do if a size does not have the form. */
const fixes = {
  highAvailability: {
    on: "One node cannot be highly available: larger sizes can.",
    off: "GitLab documents no such form of this size.",
  },
  gitaly: {
    cluster: "One node cannot be a cluster: larger sizes have several.",
    sharded: "GitLab documents no such form of this size.",
  },
} as const;

/**
 * Checks the form of the environment.
 *
 * @param said what the stack file says; empty where it leaves the choice to the size
 * @param size the size; absent if the number of users is wrong
 * @param complain is called for each problem
 */
export function checkForm(
  said: Pick<Said, "highAvailability" | "gitaly" | "gitlabEdition">,
  size: Size | undefined,
  complain: Complain,
): void {
  check("highAvailability", said.highAvailability, highAvailabilities, size, complain);
  check("gitaly", said.gitaly, gitalyForms, size, complain);
  if (said.gitaly === "cluster" && said.gitlabEdition === "ce") {
    complain("gitaly", "cluster", "sharded with gitlabEdition: ce", "GitLab supports it with a licence for ee only.");
  }
}

function check<Key extends keyof typeof fixes>(
  key: Key,
  value: string,
  choices: readonly (keyof (typeof fixes)[Key] & string)[],
  size: Size | undefined,
  complain: Complain,
): void {
  if (value === "") return;
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) {
    complain(key, value, choices.join(" or "), "Leave it out for what the size has by default.");
  } else if (size && !size.forms[key].some((one) => one === chosen)) {
    const allowed = `${size.forms[key].join(" or ")} for the size of ${String(size.users)} users`;
    complain(key, value, allowed, String(fixes[key][chosen]));
  }
}
