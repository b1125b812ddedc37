import { isWorld } from "../../network/isWorld.ts";
import type { ResourcePolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import { Reading } from "../../reading.ts";
import { broken } from "../../verdict.ts";

const route = "aws:ec2/route:Route";

const destinations = ["destinationCidrBlock", "destinationIpv6CidrBlock", "cidrBlock", "ipv6CidrBlock"];

/** Targets that are an instance, or an interface of one. */
const instances = ["networkInterfaceId", "instanceId"];

/** The way to the internet is a gateway. An instance in its place is one machine that everything depends on. */
export const routeThroughGateways: ResourcePolicy = {
  judges: "resource",
  types: [route, "aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"],
  check: (resource) =>
    routes(resource)
      .filter((one) => destinations.some((key) => isDefault(one.at(key))))
      .flatMap((one) => instances.map((key) => one.at(key)).filter(isSaid))
      .map(({ path }) => broken(resource, "must be absent: the default route leads through a gateway", path)),
};

function routes(resource: PolicyResource): readonly Reading[] {
  const props = Reading.of(resource.props);
  return resource.type === route ? [props] : props.at("routes").items;
}

const isDefault = ({ value }: Reading) => typeof value === "string" && isWorld(value);

/** Inline routes have an empty text for every other target. A route that is not known as a whole says nothing. */
const isSaid = ({ isGiven, value }: Reading) => isGiven && value !== "";
