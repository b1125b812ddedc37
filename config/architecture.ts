import { hasIpv6 } from "./cidr.ts";
import { bastionPlan, type BastionPlan } from "./decisions/bastionPlan.ts";
import { chosenForm } from "./decisions/chosenForm.ts";
import { bucketPlans, type BucketPlan } from "./decisions/bucketPlans.ts";
import { hasInternalEntry } from "./decisions/hasInternalEntry.ts";
import { hostNames } from "./decisions/hostNames.ts";
import { networkPlan, type NetworkPlan } from "./decisions/networkPlan.ts";
import { namedNodes, type NamedNodePlan } from "./decisions/namedNodes.ts";
import { nodeTlsPlan, type NodeTlsPlan } from "./decisions/nodeTlsPlan.ts";
import { plannedCaches, type PlannedCache } from "./decisions/plannedCaches.ts";
import { plannedDatabase, type PlannedDatabase } from "./decisions/plannedDatabase.ts";
import type { ScaledGroup } from "./decisions/scaledGroup.ts";
import { scaledGroups } from "./decisions/scaledGroups.ts";
import type { Form } from "./form.ts";
import type { Settings } from "./settings.ts";
import { sizeFor } from "./sizes.ts";
import type { Size } from "./sizes/size.ts";

/**
 * What will be built, as plain data: no Pulumi, no AWS. It has what the stack file sets, and every decision about which
 * resources there are and how many. Those decisions are made here.
 */
export interface Architecture extends Omit<Settings, "database" | "cache" | "nodeTls"> {
  readonly size: Size;
  readonly form: Form;
  /** Every name that leads to the load balancer, wildcards included. */
  readonly hostNames: readonly string[];
  /** Whether only the allowlist gets in; objects then go through GitLab instead of pre-signed links. */
  readonly closed: boolean;
  /** Whether an IPv6 entry of the web or SSH allowlist makes the load balancer dualstack. */
  readonly dualstack: boolean;
  readonly network: NetworkPlan;
  /** The nodes with permanent names, in the order of their configuration. */
  readonly namedNodes: readonly NamedNodePlan[];
  /** The groups that scale; none where one box does it all. */
  readonly groups: readonly ScaledGroup[];
  /** Absent if PostgreSQL is on the box. */
  readonly database: PlannedDatabase | undefined;
  /** Groups of nodes of the cache, one or two; none if Redis is on the box. */
  readonly caches: readonly PlannedCache[];
  /** Absent if there is one node. */
  readonly nodeTls: NodeTlsPlan | undefined;
  /** Absent if nobody may reach it. */
  readonly bastion: BastionPlan | undefined;
  readonly buckets: readonly BucketPlan[];
}

/** Which GitLab runs, and on which processor. */
export type GitLabRelease = Pick<Settings, "gitlabVersion" | "gitlabEdition" | "cpu" | "imageBuild">;

/**
 * Decides what is built.
 *
 * @param settings complete and valid
 * @returns plain data, from which the components are made
 * @throws RangeError if no size has that many users
 */
export function architecture(settings: Settings): Architecture {
  const size = sizeFor(settings.users);
  const { allow, network } = settings;
  const form = chosenForm(settings, size);
  const groups = scaledGroups(settings, size, form);
  return {
    ...settings,
    size,
    form,
    hostNames: hostNames(settings),
    closed: !settings.public,
    internalLoadBalancer: hasInternalEntry(settings, size),
    dualstack: hasIpv6([...allow.web, ...allow.ssh, ...allow.bastion]),
    network: networkPlan(network),
    namedNodes: namedNodes(settings, size, form),
    groups,
    database: plannedDatabase(settings, { size, form, groups }),
    caches: plannedCaches(settings, { size, form }),
    nodeTls: nodeTlsPlan(settings, size),
    bastion: bastionPlan(settings, size),
    buckets: bucketPlans(settings, size),
  };
}
