/**
 * Rules of one direction and address family in a security group, before any quota increase (Amazon VPC quotas, 2026-11;
 * quota L-0EA8095F).
 */
export const rulesPerGroup = 60;

/** Largest number of security groups on one of our network interfaces: the public load balancer has one per door. */
const groupsPerInterface = 3;

/**
 * Largest value that a raised quota may have. AWS limits the product of rules per group and groups per interface to 1,000
 * (same source). Raising one limit lowers the other, and the load balancer needs {@link groupsPerInterface} groups.
 */
export const mostRulesPerGroup = Math.floor(1000 / groupsPerInterface);

/** A list gets room for this many times its entries, so that the next address does not need a larger list. */
const growth = 1.5;

/** Smallest maximum of a list. */
const leastCapacity = 5;

/**
 * The maximum number of entries to create a prefix list with. In each rule, a list counts with its maximum, not with its
 * entries.
 *
 * @param entries what the list holds, 1 or more
 * @returns the larger of 5 and half as much again as its entries
 */
export function listCapacity(entries: number): number {
  return Math.max(leastCapacity, Math.ceil(entries * growth));
}

/** How many rules each entry of a list takes in the group of its door: web opens ports 80 and 443, the others one port. */
export const rulesPerEntry = { web: 2, ssh: 1, bastion: 1 } as const;

/**
 * Rules that a door's lists take in its security group, for one address family. Each door has its own group.
 *
 * @param door which one
 * @param entries how many blocks of the family its list holds
 * @param natAddresses addresses of the NAT gateways, which may use web (IPv4 only)
 * @returns number of rules, to compare with the quota
 */
export function rulesTaken(door: keyof typeof rulesPerEntry, entries: number, natAddresses: number): number {
  const capacity = (count: number) => (count === 0 ? 0 : listCapacity(count));
  return (capacity(entries) + (door === "web" ? capacity(natAddresses) : 0)) * rulesPerEntry[door];
}
