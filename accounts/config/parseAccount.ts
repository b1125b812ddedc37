import type { Complain, Problem } from "../../config/problem.ts";
import { partitionOf } from "../../config/regions.ts";
import { checkProtection } from "../../config/rules/keeping.ts";
import type { AccountSettings } from "./accountSettings.ts";
import { checkDomains } from "./checkDomains.ts";
import { checkEnvironments } from "./checkEnvironments.ts";
import { checkGitLab } from "./checkGitLab.ts";
import { checkIssuer } from "./checkIssuer.ts";
import { checkPolicySizes } from "./checkPolicySizes.ts";
import { checkStackNames } from "./checkStackNames.ts";
import { readSaidAccount } from "./readSaidAccount.ts";

/** A stack's configuration in the engine's spelling. */
export interface RawAccount {
  readonly project: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  /** The day on which it is read, such as 2026-11-22. */
  readonly today: string;
}

/**
 * Parses a stack's configuration: decodes it, fills in defaults, and checks every rule.
 *
 * @param raw what the engine hands over
 * @returns the settings, or all problems at once
 */
export function parseAccount({
  project,
  stack,
  config,
  today,
}: RawAccount): { readonly settings: AccountSettings } | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const complain: Complain = (key, value, allowed, fix) => {
    // A group with a wrong key is not reported as missing as well.
    const isMissing = value === undefined || value === "";
    if (isMissing && problems.some((problem) => problem.key === key || problem.key.startsWith(`${key}.`))) return;
    problems.push({ key, value, allowed, fix }); // no key of this project holds a secret
  };
  const said = readSaidAccount(project, config, complain);
  const region = config["aws:region"] ?? "";
  if (!partitionOf.has(region)) {
    complain(
      "aws:region",
      region,
      "an AWS region, such as eu-central-1",
      "Run: pulumi config set aws:region eu-central-1",
    );
  }
  if (!/^\d{12}$/.test(said.accountId)) {
    complain("accountId", said.accountId, "twelve digits, in quotes", "Name the account: aws sts get-caller-identity");
  }
  said.administrators.forEach((arn, position) => {
    if (/^arn:[a-z-]+:iam::\d{12}:(role|user)\/[\w+=,.@/*-]+$/.test(arn)) return;
    const key = `administrators[${String(position)}]`;
    complain(key, arn, "the ARN of a role or user with its account", "Such as arn:aws:iam::123456789012:role/admin.");
  });
  const apart = checkEnvironments(said, { region, today }, complain);
  checkStackNames(apart, complain);
  const needsGitLab = apart.some(
    ({ hasRoles, hasEntries, entryAccountId }) => hasEntries || (hasRoles && entryAccountId === undefined),
  );
  const gitlab = checkGitLab(said, needsGitLab, complain);
  const environments = checkDomains(apart, gitlab?.issuer, complain);
  const issuer = checkIssuer(said.issuer, region, complain);
  const protection = checkProtection(said.protection, complain);
  const { accountId, administrators } = said;
  if (problems.length === 0) checkPolicySizes(environments, { accountId, region }, complain);
  if (problems.length > 0) return { problems };
  return { settings: { stack, region, accountId, gitlab, environments, administrators, issuer, protection } };
}
