import type { Complain } from "../../config/problem.ts";
import { partitionOf } from "../../config/regions.ts";
import { accessLogs, ownEnvironment } from "../accountNames.ts";
import { deploymentTiers, type SaidAccount, type SaidEnvironment } from "./accountSchema.ts";
import type { EnvironmentSettings, StatePlace } from "./accountSettings.ts";
import { checkStaticKeys } from "./checkStaticKeys.ts";

/** It is part of the names of buckets, which have 63 characters at most, with `gitlab-state-` and an account's id. */
const reserved = [ownEnvironment, accessLogs];
const environmentName = /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/;

/**
 * Checks what this account has for each environment.
 *
 * @param said what the stack file says
 * @param context region of the stack, and the day, such as 2026-11-22
 * @param complain is called for each problem
 */
export function checkEnvironments(
  said: SaidAccount,
  { region, today }: { readonly region: string; readonly today: string },
  complain: Complain,
): EnvironmentSettings[] {
  const names = Object.keys(said.environments);
  if (names.length === 0 && !said.issuer) {
    complain("environments", undefined, "one environment or more", "Such as environments: { prod: {} }.");
  }
  return Object.entries(said.environments).map(([name, one]) => {
    const key = `environments.${name}`;
    if (!environmentName.test(name) || reserved.includes(name)) {
      const allowed = "a name of at most 20 lower-case letters, digits and hyphens";
      complain(key, name, allowed, `${reserved.join(" and ")} have buckets of their own. Choose another name.`);
    }
    return environmentOf(name, one, said.accountId, { key, region, today, complain });
  });
}

interface Check {
  readonly key: string;
  readonly region: string;
  readonly today: string;
  readonly complain: Complain;
}

function environmentOf(name: string, said: SaidEnvironment, here: string, check: Check): EnvironmentSettings {
  const { key, today, complain } = check;
  const accountId = said.accountId || here;
  const hasRoles = accountId === here;
  for (const one of ["accountId", "entryAccountId"] as const) {
    if (said[one] !== "" && !/^\d{12}$/.test(said[one])) {
      complain(`${key}.${one}`, said[one], "twelve digits, in quotes", "Correct the account id.");
    }
  }
  for (const one of ["region", "copyRegion"] as const) {
    if (said[one] !== "" && !partitionOf.has(said[one])) {
      complain(`${key}.${one}`, said[one], "an AWS region, such as eu-central-1", "Correct the region.");
    }
  }
  said.stacks.forEach((stack, position) => {
    if (/^[a-z0-9][a-z0-9-]*\*?$/.test(stack)) return;
    complain(
      `${key}.stacks[${String(position)}]`,
      stack,
      "a name, or its beginning and a star",
      "Such as prod, or try-*.",
    );
  });
  if (said.entry && hasRoles) {
    complain(`${key}.entry`, true, "an entry to another account only", "Name that account in accountId, or remove it.");
  }
  if (said.entryAccountId !== "" && (!hasRoles || said.entryAccountId === here)) {
    const fix = "It is for the account that has the roles, and names another one.";
    complain(`${key}.entryAccountId`, said.entryAccountId, "nothing here", fix);
  }
  if (said.staticKeys && !hasRoles) {
    complain(`${key}.staticKeys`, said.staticKeys.reason, "nothing here", "Set it in the account with the roles.");
  }
  return {
    name,
    accountId,
    state: statePlace(said, hasRoles, check),
    hasRoles,
    hasEntries: said.entry,
    entryAccountId: said.entryAccountId || undefined,
    region: said.region || check.region,
    copyRegion: said.copyRegion || undefined,
    stacks: said.stacks.length > 0 ? said.stacks : [name],
    domains: said.domains.length > 0 ? said.domains : undefined,
    foreignDomains: [], // depends on the other environments
    deploymentTier: deploymentTier(name, said.deploymentTier, check),
    staticKeys: said.staticKeys && checkStaticKeys(`${key}.staticKeys`, said.staticKeys, today, complain),
  };
}

function statePlace({ stateBucket, stateKeyArn }: SaidEnvironment, hasRoles: boolean, check: Check): StatePlace {
  const { key, complain } = check;
  if (stateBucket === "" && stateKeyArn === "") return { kind: "here" };
  if (!hasRoles) {
    complain(
      `${key}.stateBucket`,
      stateBucket,
      "nothing, where accountId is another account",
      "This account keeps the state.",
    );
  }
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(stateBucket)) {
    complain(`${key}.stateBucket`, stateBucket, "the name of a bucket", "Copy it from the stack that keeps the state.");
  }
  if (!/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(stateKeyArn)) {
    complain(`${key}.stateKeyArn`, stateKeyArn, "the ARN of a KMS key", "Copy it from the stack that keeps the state.");
  }
  return { kind: "elsewhere", bucket: stateBucket, keyArn: stateKeyArn };
}

function deploymentTier(name: string, said: string, { key, complain }: Check): EnvironmentSettings["deploymentTier"] {
  if (said === "") return name === "prod" ? "production" : "development";
  const known = deploymentTiers.find((tier) => tier === said);
  if (!known)
    complain(`${key}.deploymentTier`, said, deploymentTiers.join(", "), "Use the tier that it has in GitLab.");
  return known ?? "other";
}
