import type * as pulumi from "@pulumi/pulumi";

/**
 * The escape hatch: changes to any resource's inputs and options, for what no setting covers.
 *
 * Each function sees every resource of this stack before it is registered and may return changed `props` and `opts`;
 * `undefined` leaves it as it is. `npm run plan` runs them as well and says how many there are. They do not reach what
 * `awsx.ec2.Vpc` makes inside its own process (subnets, route tables, NAT gateways).
 *
 * A change here has the effect on a live system that the changed property has: look at the plan first.
 */
export const transforms: pulumi.ResourceTransformation[] = [];
