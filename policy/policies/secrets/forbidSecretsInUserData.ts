import { fromBase64 } from "../../compute/fromBase64.ts";
import { launcherTypes } from "../../compute/launcherTypes.ts";
import { hasSecret } from "../../documents/textSecrets.ts";
import type { ResourcePolicy } from "../../policy.ts";
import { judgeInput } from "../../verdict.ts";

/** Its user data is always in base64. */
const inBase64Only = "aws:ec2/launchTemplate:LaunchTemplate";

const says = "must not have a secret in it";

const inText = (value: unknown) => typeof value !== "string" || !hasSecret(value);

const inBase64 = (value: unknown) => typeof value !== "string" || !hasSecret(fromBase64(value));

/** User data has no secret: whoever may describe an instance reads it, and so does every program on it. */
export const forbidSecretsInUserData: ResourcePolicy = {
  judges: "resource",
  types: launcherTypes,
  check: (resource) => [
    ...judgeInput(resource, "userData", resource.type === inBase64Only ? inBase64 : inText, says),
    ...judgeInput(resource, "userDataBase64", inBase64, says),
  ],
};
