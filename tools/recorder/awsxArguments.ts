import type { SubnetSpec } from "./awsxSubnets.ts";
import type { PlainObject } from "./plainObject.ts";

/** Arguments of `awsx.ec2.Vpc` that the recorder supports. It refuses any other, so that none is silently ignored. */
const knownArguments = [
  "cidrBlock",
  "availabilityZoneNames",
  "subnetStrategy",
  "subnetSpecs",
  "natGateways",
  "assignGeneratedIpv6CidrBlock",
  "enableDnsHostnames",
  "enableDnsSupport",
  "tags",
];

/** Required arguments. Without one of them, awsx would ask AWS or choose a layout itself. */
const neededArguments = ["cidrBlock", "availabilityZoneNames", "subnetSpecs", "natGateways"];

/** Arguments of `awsx.ec2.Vpc` that the recorder supports. */
export interface VpcArguments {
  readonly cidrBlock: string;
  readonly availabilityZoneNames: readonly string[];
  readonly subnetSpecs: readonly SubnetSpec[];
  readonly natGateways: {
    readonly strategy: "None" | "Single" | "OnePerAz";
    readonly elasticIpAllocationIds?: readonly string[];
  };
  readonly assignGeneratedIpv6CidrBlock?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Checks and types the arguments of `awsx.ec2.Vpc`.
 *
 * @throws Error with awsx's own message if awsx would refuse them (pulumi-awsx, awsx/ec2/vpc.ts); Error for what the
 *   recorder does not support
 */
export function awsxArguments(inputs: PlainObject): VpcArguments {
  const strange = Object.keys(inputs).filter((key) => !knownArguments.includes(key));
  if (strange.length > 0)
    throw new Error(`The recorder cannot play these arguments of awsx.ec2.Vpc: ${strange.join(", ")}.`);
  const missing = neededArguments.filter((key) => inputs[key] === undefined);
  if (missing.length > 0 || inputs.subnetStrategy !== "Auto") {
    throw new Error(
      `The recorder plays awsx.ec2.Vpc only with subnetStrategy Auto and ${neededArguments.join(", ")}; got ${JSON.stringify(inputs.subnetStrategy)}, without ${missing.join(", ") || "none"}.`,
    );
  }
  const args = inputs as unknown as VpcArguments;
  checkNat(args);
  return args;
}

function checkNat({ natGateways, availabilityZoneNames, subnetSpecs }: VpcArguments): void {
  const { strategy, elasticIpAllocationIds: addresses = [] } = natGateways;
  const zones = availabilityZoneNames.length;
  switch (strategy) {
    case "None":
      if (addresses.length > 0)
        throw new Error("Elastic IP allocation IDs cannot be specified when NAT Gateway strategy is 'None'.");
      return;
    case "Single":
      if (addresses.length > 1)
        throw new Error("Exactly one Elastic IP may be specified when NAT Gateway strategy is 'Single'.");
      break;
    case "OnePerAz":
      if (addresses.length > 0 && addresses.length !== zones)
        throw new Error(
          `The number of Elastic IPs, if specified, must match the number of availability zones for the VPC (${String(zones)}) when NAT Gateway strategy is 'OnePerAz'`,
        );
      break;
    default:
      throw new Error(`Unknown NatGatewayStrategy '${String(strategy)}'`);
  }
  const types = subnetSpecs.map(({ type }) => type);
  if (!types.includes("Public") || !types.some((type) => type !== "Public")) {
    throw new Error(
      "If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared to host the NAT Gateway resource, along with private or isolated subnets to route through it.",
    );
  }
  if (addresses.length === 0)
    throw new Error("The recorder cannot play the addresses that awsx.ec2.Vpc makes: give elasticIpAllocationIds.");
}
