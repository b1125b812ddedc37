import { judgeTexts } from "../../documents/judgeTexts.ts";
import { hasSecret } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { broken, type Verdict } from "../../verdict.ts";

/** Inputs that the SDK marks as a secret, whatever is in them. */
const alwaysMarked = ["value", "valueWo"];

/**
 * Parameters that are not encrypted have no secret, and say what they have in `insecureValue`. The SDK marks any other value, so there
 * nobody sees whether the program holds it for a secret.
 */
export const forbidPlainParameters: ResourcePolicy = {
  judges: "resource",
  types: ["aws:ssm/parameter:Parameter"],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    const type = inputs.at("type");
    if (type.value === "SecureString") return [];
    const said = alwaysMarked.map((input) => inputs.at(input)).filter(({ isGiven }) => isGiven);
    const says = "must be insecureValue, which shows the mark of a secret, or the type SecureString";
    return [
      ...said.map(({ path }): Verdict => ({
        ...broken(resource, says, path),
        kind: type.isUnknown ? "unknown" : "broken",
      })),
      ...judgeTexts(
        resource,
        (text) => !hasSecret(`${lastPart(inputs.at("name"))}=${text}`),
        "must not have a secret in it: the type SecureString is for them",
      ),
    ];
  },
};

/** What the value is called: the end of a path. */
function lastPart({ value }: Reading): string {
  return String(value).split("/").at(-1) ?? "";
}
