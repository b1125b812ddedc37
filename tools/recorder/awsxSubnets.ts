import { overlap, parseBlock } from "../../config/cidr.ts";

/** A subnet specification of `awsx.ec2.Vpc` with explicit blocks. */
export interface SubnetSpec {
  readonly type: "Public" | "Private" | "Isolated";
  readonly name?: string;
  /** One block for each zone. */
  readonly cidrBlocks: readonly string[];
  /** Whether the subnet has an IPv6 block and assigns addresses from it; absent: if the VPC has a block. */
  readonly assignIpv6AddressOnCreation?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A subnet that awsx creates. */
export interface RecordedSubnet extends Omit<SubnetSpec, "cidrBlocks"> {
  readonly name: string;
  readonly zone: string;
  /** Index of the zone. */
  readonly position: number;
  /** Index of the subnet's IPv6 block in the block of the VPC: first all zones of a tier, then the next tier. */
  readonly ipv6Index: number;
  readonly cidrBlock: string;
}

const order = { Public: 0, Private: 1, Isolated: 2 };

const knownKeys = ["type", "name", "cidrBlocks", "assignIpv6AddressOnCreation", "tags"];

/**
 * The subnets in the order and with the names that awsx gives them: zone by zone, public ones first.
 *
 * @throws Error with awsx's own message if awsx would refuse the specifications; Error for what the recorder does not
 *   support
 */
export function recordedSubnets(
  name: string,
  zones: readonly string[],
  specs: readonly SubnetSpec[],
): RecordedSubnet[] {
  checkPlayed(specs);
  checkSpecs(specs, zones.length);
  const subnets = zones.flatMap((zone, position) =>
    specs
      .toSorted((a, b) => order[a.type] - order[b.type])
      .map(({ cidrBlocks, ...spec }, tier) => ({
        ...spec,
        name: `${name}-${spec.name ?? spec.type.toLowerCase()}-${String(position + 1)}`,
        zone,
        position,
        ipv6Index: position + tier * zones.length,
        cidrBlock: cidrBlocks[position] ?? "",
      })),
  );
  checkOverlaps(subnets);
  return subnets;
}

function checkPlayed(specs: readonly SubnetSpec[]): void {
  const strange = specs.flatMap((spec, position) => [
    ...Object.keys(spec)
      .filter((key) => !knownKeys.includes(key))
      .map((key) => `subnetSpecs[${String(position)}].${key}`),
    ...(spec.type in order ? [] : [`subnetSpecs[${String(position)}].type ${spec.type}`]),
  ]);
  if (strange.length > 0)
    throw new Error(`The recorder cannot play these arguments of awsx.ec2.Vpc: ${strange.join(", ")}.`);
}

/** Refuses the specifications that awsx refuses (awsx/ec2/subnetDistributorNew.ts). */
function checkSpecs(specs: readonly Partial<SubnetSpec>[], zones: number): void {
  const issues = [...new Set(specs.map(({ type }) => type))].flatMap((type) => {
    const names = specs.filter((spec) => spec.type === type).map((spec) => spec.name);
    return new Set(names).size < names.length
      ? [
          `Multiple subnet specs of type "${String(type).toLowerCase()}" require unique names. ` +
            'You can have at most one unnamed subnet per type. All other subnets of the same type must have unique "name" properties to avoid duplicate resource names.',
        ]
      : [];
  });
  specs.forEach(({ cidrBlocks }, position) => {
    if (cidrBlocks === undefined)
      issues.push("If any subnet spec has explicit cidrBlocks, all subnets must have explicit cidrBlocks.");
    else if (cidrBlocks.length !== zones)
      issues.push(
        `The number of CIDR blocks in subnetSpecs[${String(position)}] must match the number of availability zones (${String(zones)}).`,
      );
  });
  if (issues.length > 0) throw new Error(`Invalid subnet specifications:\n - ${issues.join("\n - ")}`);
}

/** Refuses overlapping subnets as awsx does (awsx/ec2/vpc.ts). */
function checkOverlaps(subnets: readonly RecordedSubnet[]): void {
  const blocks = subnets.map(({ cidrBlock }) => parseBlock(cidrBlock));
  const overlapping = subnets.filter((_, position) => {
    const one = blocks[position];
    return blocks.some(
      (other, index) =>
        index !== position && one && "block" in one && "block" in other && overlap(one.block, other.block),
    );
  });
  if (overlapping.length === 0) return;
  const list = overlapping.map((subnet, position) => `${String(position + 1)}. ${subnet.name}: ${subnet.cidrBlock}\n`);
  throw new Error(
    "The following subnets overlap with at least one other subnet. Make the CIDR for the VPC larger, reduce the size of the subnets per AZ, or use less Availability Zones:\n\n" +
      list.join(""),
  );
}
