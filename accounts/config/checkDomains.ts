import type { Complain } from "../../config/problem.ts";
import { checkHostName } from "../../config/rules/checkHostName.ts";
import type { EnvironmentSettings } from "./accountSettings.ts";

const isBelow = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`);

/**
 * Checks whose DNS records the pipelines of each environment may write, and finds what they may not. A zone has no tags, so names
 * tell environments apart. Whoever writes the records of the issuer can answer for it, and become every role.
 *
 * @param environments of the account
 * @param issuer of the tokens that its roles accept; absent: they accept none
 * @param complain is called for each problem
 * @returns the environments, with what is foreign to each
 */
export function checkDomains(
  environments: readonly EnvironmentSettings[],
  issuer: string | undefined,
  complain: Complain,
): EnvironmentSettings[] {
  const here = environments.filter(({ hasRoles }) => hasRoles);
  const issuerHost = URL.parse(issuer ?? "")?.hostname;
  for (const { name, domains } of here) {
    const key = `environments.${name}.domains`;
    if (domains === undefined && here.length > 1) {
      const fix = "Other environments have roles in this account, and its pipelines could write their records.";
      complain(key, undefined, "the names of its GitLabs, such as dev.example.com", fix);
    }
    domains?.forEach((domain, position) => {
      const owner = here.find((one) => one.name !== name && one.domains?.includes(domain));
      const at = `${key}[${String(position)}]`;
      if (!checkHostName(at, domain, complain) || !owner) return;
      complain(at, domain, `a name that environments.${owner.name} does not have`, "Give each its own name.");
    });
  }
  const owned = here.flatMap(({ domains }) => domains ?? []);
  return environments.map((environment) => {
    const { domains = [] } = environment;
    const others = [...owned, ...(issuerHost === undefined ? [] : [issuerHost])].filter(
      (other) => !domains.includes(other) && domains.some((domain) => isBelow(other, domain)),
    );
    return { ...environment, foreignDomains: [...new Set(others)] };
  });
}
