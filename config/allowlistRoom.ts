/**
 * Rules of one direction and family in a security group, as every account has them (Amazon VPC quotas, 2026-11; quota
 * L-0EA8095F).
 */
export const rulesPerGroup = 60;

/** Most security groups on one network interface of ours: the public load balancer's, one per door. */
const groupsPerInterface = 3;

/**
 * The most rules that a raised quota can be said to have. AWS lets the product of rules per group and groups per interface
 * be 1,000 at most (the same); whoever raises the one lowers the other to what the load balancer needs.
 */
export const mostRulesPerGroup = Math.floor(1000 / groupsPerInterface);

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

/** How many rules of its door's group each entry of a list costs: web opens ports 80 and 443, the others one. */
export const rulesPerEntry = { web: 2, ssh: 1, bastion: 1 } as const;

/**
 * Rules that a door's lists take in its security group, for one address family. Each door has a group of its own.
 *
 * @param door which one
 * @param entries how many blocks of the family its list holds
 * @param natAddresses addresses of the NAT gateways, which may use web (IPv4 only)
 * @returns rules, to be compared with the quota
 */
export function rulesTaken(door: keyof typeof rulesPerEntry, entries: number, natAddresses: number): number {
  const capacity = (count: number) => (count === 0 ? 0 : listCapacity(count));
  return (capacity(entries) + (door === "web" ? capacity(natAddresses) : 0)) * rulesPerEntry[door];
}
