/** Rules of one direction and family in a security group (Amazon VPC quotas, 2026-11). */
export const rulesPerGroup = 60;

/** Entries for which a list leaves room, so that the next address needs no thought. */
const growth = 1.5;

/** Least room of a list. */
const leastCapacity = 5;

/**
 * The maximum of entries that a prefix list is made with. A list counts with it, not with its entries, in each rule.
 *
 * @param entries what the list holds, 1 or more
 * @returns the larger of 5 and half as much again as its entries
 */
export function listCapacity(entries: number): number {
  return Math.max(leastCapacity, Math.ceil(entries * growth));
}

/** How many rules of a group each entry of a list costs: web opens ports 80 and 443, the others one. */
export const rulesPerEntry = { web: 2, ssh: 1, bastion: 1 } as const;

/**
 * Rules that an allowlist takes in the load balancer's group, for one address family.
 *
 * @param entries how many blocks of the family each list holds
 * @param natAddresses addresses of the NAT gateways, which may use web (IPv4 only)
 * @returns rules, to be compared with {@link rulesPerGroup}
 */
export function rulesTaken(
  entries: Readonly<Record<keyof typeof rulesPerEntry, number>>,
  natAddresses: number,
): number {
  const lists = Object.entries(rulesPerEntry).map(([door, rules]) => {
    const count = entries[door as keyof typeof rulesPerEntry];
    return count === 0 ? 0 : listCapacity(count) * rules;
  });
  const nat = natAddresses === 0 ? 0 : listCapacity(natAddresses) * rulesPerEntry.web;
  return lists.reduce((sum, rules) => sum + rules, nat);
}
