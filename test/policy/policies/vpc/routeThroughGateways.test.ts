import { routeThroughGateways } from "../../../../policy/policies/vpc/routeThroughGateways.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const route = (props: Readonly<Record<string, unknown>>) => [{ type: "aws:ec2/route:Route", props }];
const says = "must be absent: the default route leads through a gateway";

describe("vpc-route-through-gateways", () => {
  policyCases(
    routeThroughGateways,
    [
      ...route({ destinationCidrBlock: "0.0.0.0/0", natGatewayId: unknown }),
      ...route({ destinationCidrBlock: "10.1.0.0/16", networkInterfaceId: unknown }),
      { type: "aws:ec2/routeTable:RouteTable", props: { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: "igw" }] } },
    ],
    {
      "refuses an instance on the way": [
        route({ destinationCidrBlock: "0.0.0.0/0", networkInterfaceId: unknown }),
        [`it: networkInterfaceId ${says}`],
      ],
      "refuses it for IPv6": [
        route({ destinationIpv6CidrBlock: "::/0", networkInterfaceId: "eni" }),
        [`it: networkInterfaceId ${says}`],
      ],
      "refuses it for half of the world": [
        route({ destinationCidrBlock: "0.0.0.0/1", networkInterfaceId: "eni" }),
        [`it: networkInterfaceId ${says}`],
      ],
      "refuses it in a table": [
        [
          {
            type: "aws:ec2/defaultRouteTable:DefaultRouteTable",
            props: {
              routes: [
                { cidrBlock: "10.1.0.0/16", networkInterfaceId: "eni" },
                { cidrBlock: "0.0.0.0/0", instanceId: "i", networkInterfaceId: "" },
              ],
            },
          },
        ],
        [`it: routes[1].instanceId ${says}`],
      ],
    },
  );
});
