import { nearest } from "../../config/nearest.ts";
import type { Complain } from "../../config/problem.ts";
import { tiers, type SaidAccount, type SaidGitLab } from "./accountSchema.ts";
import type { GitLabSettings } from "./accountSettings.ts";

/**
 * Names that the public DNS does not have (RFC 6761, RFC 6762, RFC 8375 and ICANN's reservation of internal, 2024). AWS cannot
 * fetch keys from them.
 */
const privateNames = /(^|\.)(internal|local|localhost|lan|corp|home|private|intranet|test|invalid|home\.arpa)$/;

/** Characters that no name of a branch has (git-check-ref-format), and those that IAM reads as wildcards. */
const noBranch = /[\s~^:?*[\\]|\.\.|@\{|^$|\/$|\.$|\.lock$/;

/**
 * Checks which GitLab gets the roles.
 *
 * @param account what the stack file says
 * @param isNeeded whether this account has roles
 * @param complain is called for each problem
 * @returns absent where the account needs no GitLab
 */
export function checkGitLab(
  { gitlab: said, issuer: published }: Pick<SaidAccount, "gitlab" | "issuer">,
  isNeeded: boolean,
  complain: Complain,
): GitLabSettings | undefined {
  if (!said) {
    if (isNeeded)
      complain("gitlab", undefined, "url and projectId", "Say whose pipelines get the roles of this account.");
    return undefined;
  }
  const { url, projectId, tier, branch, providerArn } = said;
  const issuer = said.issuer || url;
  checkAddress("gitlab.url", url, complain);
  if (said.issuer !== "") checkAddress("gitlab.issuer", issuer, complain);
  checkReachable(said, complain);
  checkClosed(said, published !== undefined, complain);
  if (projectId < 1) {
    complain("gitlab.projectId", projectId, "the number of the project", "It is on the project's page: Project ID.");
  }
  if (noBranch.test(branch)) complain("gitlab.branch", branch, "the name of one branch", "Name the protected branch.");
  if (!isTier(tier)) {
    const meant = nearest(tier, tiers);
    complain("gitlab.tier", tier, tiers.join(", "), meant ? `Did you mean ${meant}?` : "premium covers ultimate, too.");
  }
  if (/[*?\s]/.test(said.audience)) {
    complain("gitlab.audience", said.audience, "one exact text", "It has to be the aud of the job's id_tokens.");
  }
  checkProvider(providerArn, issuer, complain);
  return {
    url,
    issuer,
    audience: said.audience || url,
    projectId,
    tier: isTier(tier) ? tier : "free",
    branch,
    providerArn: providerArn || undefined,
  };
}

function isTier(text: string): text is GitLabSettings["tier"] {
  return (tiers as readonly string[]).includes(text);
}

/** AWS takes https only, without a port, a query or a slash at the end (IAM API reference, CreateOpenIDConnectProvider, 2026-11). */
function checkAddress(key: string, text: string, complain: Complain): void {
  const parsed = URL.parse(text);
  const plain = parsed && `${parsed.origin}${parsed.pathname === "/" ? "" : parsed.pathname}`;
  const ok = parsed?.protocol === "https:" && parsed.port === "" && plain === text && !text.endsWith("/");
  if (ok) return;
  const fix = text.startsWith("http:") ? "AWS only trusts an issuer with TLS." : "Write it as tokens do, in iss.";
  complain(key, text, "an address such as https://gitlab.example.com, without port, query or last slash", fix);
}

function checkReachable({ url, issuer }: SaidGitLab, complain: Complain): void {
  const host = URL.parse(issuer || url)?.hostname ?? "";
  const isAddress = /^[\d.]+$|^\[/.test(host);
  if (host !== "" && (privateNames.test(host) || isAddress || !host.includes("."))) {
    complain(
      issuer ? "gitlab.issuer" : "gitlab.url",
      issuer || url,
      "an issuer that AWS reaches over the internet",
      "Publish the keys of this GitLab and name that address as gitlab.issuer (docs/accounts.md, a closed GitLab).",
    );
  }
  if (url === "https://gitlab.com" && issuer !== "" && issuer !== url) {
    complain("gitlab.issuer", issuer, "nothing, for gitlab.com", "Its tokens say https://gitlab.com. Remove the key.");
  }
}

function checkClosed({ url, issuer, closed }: SaidGitLab, isPublished: boolean, complain: Complain): void {
  if (isPublished && issuer === "") {
    const fix = "Its tokens say it in iss. First deploy this stack with issuer alone: issuerUrl is its output.";
    complain("gitlab.issuer", undefined, "the address under which this stack publishes the keys", fix);
  } else if (closed && (issuer === "" || issuer === url)) {
    const fix = "AWS cannot fetch them from a closed GitLab (docs/accounts.md, a closed GitLab).";
    complain("gitlab.issuer", issuer, "the address under which the keys of this GitLab are published", fix);
  }
}

/** The ARN of a provider ends with its URL, without https://. */
function checkProvider(arn: string, issuer: string, complain: Complain): void {
  if (arn === "" || arn.endsWith(`:oidc-provider/${issuer.replace("https://", "")}`)) return;
  complain(
    "gitlab.providerArn",
    arn,
    `arn:PARTITION:iam::ACCOUNT:oidc-provider/${issuer.replace("https://", "")}`,
    "Name the provider of this issuer: aws iam list-open-id-connect-providers",
  );
}
