import { hasSecret } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { Reading } from "../../reading.ts";
import { judge } from "../../verdict.ts";

/** Parameters that are not encrypted have no secret. */
export const forbidPlainParameters: ResourcePolicy = {
  judges: "resource",
  types: ["aws:ssm/parameter:Parameter"],
  check: (resource) => {
    const inputs = Reading.of(resource.props);
    if (inputs.at("type").value === "SecureString") return [];
    const { value: name } = inputs.at("name");
    const isPlain = (value: unknown) =>
      typeof value !== "string" || !hasSecret(`${String(name).split("/").at(-1) ?? ""}=${value}`);
    return ["value", "insecureValue"].flatMap((input) =>
      judge(resource, inputs.at(input), isPlain, "must not have a secret in it: the type SecureString is for them"),
    );
  },
};
