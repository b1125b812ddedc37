import type * as pulumi from "@pulumi/pulumi";

/**
 * The escape hatch: changes to any resource's inputs and options, for what no setting covers.
 *
 * Each function sees every resource of this stack before it is registered, those that `awsx.ec2.Vpc` makes among them
 * (subnets, route tables, NAT gateways). It may return changed `props` and `opts`, or a promise of them; `undefined` leaves
 * the resource as it is. What it returns stands instead of what was there, so it hands on what it does not change:
 * `{ props: { ...props, ... }, opts: { ...opts, ... } }`. What is secret or not known yet comes wrapped by the SDK and is
 * handed on as it is. `npm run plan` runs the functions as well and says how many there are.
 *
 * Leave components alone (`custom` is false): the SDK takes a component's providers away when its options are returned, and
 * `awsx.ec2.Vpc` cannot read arguments that were handed on.
 *
 * A change here has the effect on a live system that the changed property has: look at the plan first.
 */
export const transforms: pulumi.ResourceTransform[] = [];
