import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../config/architecture.ts";
import { problemsText, type Problem } from "../../config/problem.ts";
import type { Place } from "../helpers/place.ts";

/** Names of the services behind VPC endpoints, by their short names, such as `s3` or `ssm`. */
export type EndpointServices = Readonly<Record<string, string>>;

/** The service that every network of our own has an endpoint for: it costs nothing. */
const gateway = "s3";

/**
 * Asks AWS for the names of the services behind the endpoints. They begin with the partition's domain in reverse, but in
 * China only some of them do (VPC user guide, services that integrate with PrivateLink, 2026-11).
 *
 * @param plan what to build; an existing network gets no endpoints
 * @param place where
 * @param provider the stack's provider
 * @returns S3, and each service of `network.interfaceEndpoints`
 * @throws pulumi.RunError that lists those that the region does not offer
 */
export async function readEndpointServices(
  plan: Architecture,
  place: Place,
  provider: aws.Provider,
): Promise<EndpointServices> {
  const { network, stack } = plan;
  if (network.kind === "existing") return {};
  const ask = async (service: string, serviceType: "Gateway" | "Interface") => {
    const values = domains(place).map((domain) => `${domain}.${place.region}.${service}`);
    const filters = [{ name: "service-name", values }];
    const { serviceName } = await aws.ec2.getVpcEndpointService({ serviceType, filters }, { provider });
    return [service, serviceName] as const;
  };
  const found = await Promise.allSettled([
    ask(gateway, "Gateway"),
    ...network.interfaceEndpoints.map((service) => ask(service, "Interface")),
  ]);
  const problems = found.flatMap((one, position): Problem[] =>
    one.status === "fulfilled"
      ? []
      : [
          {
            key: position === 0 ? "aws:region" : `network.interfaceEndpoints[${String(position - 1)}]`,
            value: position === 0 ? place.region : network.interfaceEndpoints[position - 1],
            allowed:
              position === 0
                ? "a region with a gateway endpoint for S3"
                : `a service with an endpoint in ${place.region}`,
            fix: `AWS reports: ${reason(one.reason)}`,
          },
        ],
  );
  if (problems.length > 0) throw new pulumi.RunError(problemsText(stack, problems));
  return Object.fromEntries(found.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])));
}

/** Possible beginnings of names: `com.amazonaws`, and in China also `cn.com.amazonaws`. */
function domains({ dnsSuffix }: Place): string[] {
  return [...new Set(["amazonaws.com", dnsSuffix])].map((domain) => domain.split(".").toReversed().join("."));
}

function reason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n").join(" ");
}
