import type * as pulumi from "@pulumi/pulumi";

/**
 * The escape hatch: changes to any resource's inputs and options, for what no setting covers.
 *
 * Each function sees every resource of this stack before it is registered, including those that `awsx.ec2.Vpc` creates
 * (subnets, route tables, NAT gateways). It may return changed `props` and `opts`, or a promise of them; `undefined` leaves
 * the resource as it is. The result replaces the original `props` and `opts`, so copy what you do not change: `{ props: {
 * ...props, ... }, opts: { ...opts, ... } }`. The SDK wraps secret and unknown values; pass them on as they are. `npm run
 * plan` runs the functions as well and says how many there are.
 *
 * Leave components alone (`custom` is false): the SDK removes a component's providers when a function returns its options,
 * and `awsx.ec2.Vpc` cannot read arguments that were passed on.
 *
 * A change here affects a live system in the same way as any change of that property: look at the plan first.
 */
export const transforms: pulumi.ResourceTransform[] = [];
