import type { Settings } from "../settings.ts";

/**
 * The host names of an environment.
 *
 * @param names web, registry, and Pages if wanted
 * @returns every name that leads to the load balancer, wildcards included
 */
export function hostNames(names: Pick<Settings, "domain" | "registryDomain" | "pagesDomain">): string[] {
  const { domain, registryDomain, pagesDomain } = names;
  return [domain, registryDomain, ...(pagesDomain === undefined ? [] : [pagesDomain, `*.${pagesDomain}`])];
}
