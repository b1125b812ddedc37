/** What Pulumi is started with, or why it is not. */
export type PulumiStart = { readonly args: readonly string[] } | { readonly refusal: string };

/** What happens if a command skips its preview. Measured on the engine (docs/policy-pack.md). */
const withoutPreview: Readonly<Record<string, string>> = {
  up: "would make everything that comes before a resource that breaks a policy",
  destroy: "would delete what nothing protects before it stops at what is protected",
  refresh: "would change the state before anybody saw how",
};

/** Commands that take a policy pack; refresh and destroy take none. */
const judged = ["preview", "up"];

/** Short options that take the rest of their text, or the next argument, as their value (Pulumi 3.265). */
const withValue = ["s", "c", "m", "t", "x", "p", "C", "v"];

/** Pulumi reads the default of each option from such a variable. */
const variable = "PULUMI_OPTION_SKIP_PREVIEW";

/**
 * Adds the policy pack of this project to a command of Pulumi's CLI, and refuses to skip a preview.
 *
 * @param command such as `up`
 * @param rest its arguments
 * @param environment in which Pulumi will run
 */
export function pulumiArguments(
  command: string,
  rest: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): PulumiStart {
  const skipping = rest.find(skipsPreview) ?? (isOn(environment[variable]) ? variable : undefined);
  if (skipping !== undefined && withoutPreview[command] !== undefined) {
    return {
      refusal: `${skipping} is refused, since pulumi ${command} ${withoutPreview[command]}. Leave it out; --yes answers the question after the preview.`,
    };
  }
  return { args: [command, ...(judged.includes(command) ? ["--policy-pack", "policy"] : []), ...rest] };
}

function skipsPreview(argument: string): boolean {
  const [option, value] = argument.split("=");
  if (option === "--skip-preview") return isOn(value ?? "true");
  if (!/^-[a-zA-Z]/.test(argument)) return false;
  const letters = Array.from(argument.slice(1));
  const end = letters.findIndex((letter) => letter === "=" || withValue.includes(letter));
  return letters.slice(0, end < 0 ? undefined : end).includes("f");
}

/** As Pulumi reads it (Go's `strconv.ParseBool`); what it does not understand counts as on. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && !["", "0", "f", "F", "false", "False", "FALSE"].includes(value);
}
