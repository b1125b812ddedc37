import { noSuch } from "../nearest.ts";
import { hidden, type Complain } from "../problem.ts";

/** What to use instead of a key of the AWS provider: this program creates its own provider, and passes it only a region. */
const insteadOf: Readonly<Record<string, string>> = {
  profile: "Set AWS_PROFILE in the environment of pulumi instead.",
  accessKey: "Credentials come from the environment of pulumi. If this one was ever committed, replace it.",
  secretKey: "Credentials come from the environment of pulumi. If this one was ever committed, replace it.",
  token: "Credentials come from the environment of pulumi. If this one was ever committed, replace it.",
  allowedAccountIds: "Set allowedAccountIds of this project instead.",
  forbiddenAccountIds: "Set allowedAccountIds of this project instead.",
  defaultTags: "Set tags of this project instead.",
  assumeRole: "Set AWS_PROFILE to a profile with role_arn in the environment of pulumi instead.",
  assumeRoles: "Set AWS_PROFILE to a profile with role_arn in the environment of pulumi instead.",
  assumeRoleWithWebIdentity: "Set AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE in the environment of pulumi instead.",
  sharedConfigFiles: "Set AWS_CONFIG_FILE in the environment of pulumi instead.",
  sharedCredentialsFiles: "Set AWS_SHARED_CREDENTIALS_FILE in the environment of pulumi instead.",
  customCaBundle: "Set AWS_CA_BUNDLE in the environment of pulumi instead.",
  httpProxy: "Set HTTP_PROXY in the environment of pulumi instead.",
  httpsProxy: "Set HTTPS_PROXY in the environment of pulumi instead.",
  maxRetries: "Set AWS_MAX_ATTEMPTS in the environment of pulumi instead.",
  retryMode: "Set AWS_RETRY_MODE in the environment of pulumi instead.",
  useDualstackEndpoint: "Set AWS_USE_DUALSTACK_ENDPOINT in the environment of pulumi instead.",
  useFipsEndpoint: "Set AWS_USE_FIPS_ENDPOINT in the environment of pulumi instead.",
};

/**
 * Refuses keys that nothing would read: those of other namespaces, and those of the AWS provider other than the region. Keys
 * of `pulumi:` belong to the engine.
 *
 * @param project namespace of the program's own keys
 * @param fullKeys all keys, such as `gitlab:users`
 * @param complain is called for each problem
 */
export function checkNamespaces(project: string, fullKeys: readonly string[], complain: Complain): void {
  for (const full of fullKeys) {
    const [namespace = "", name = ""] = full.split(":", 2);
    if (namespace === project || namespace === "pulumi" || full === "aws:region") continue;
    if (namespace === "aws") {
      const fix = insteadOf[name] ?? noSuch("key", name, ["region"]);
      complain(full, hidden, "only aws:region; this program reads no other key of the AWS provider", fix);
    } else {
      const fix = noSuch("namespace", namespace, [project, "aws", "pulumi"]);
      complain(full, hidden, `keys of ${project}:, aws:region, and what Pulumi reads itself, pulumi:`, fix);
    }
  }
}
