/** A subnet specification of `awsx.ec2.Vpc` with explicit blocks. */
export interface SubnetSpec {
  readonly type: "Public" | "Private" | "Isolated";
  readonly name?: string;
  /** One block per zone. */
  readonly cidrBlocks: readonly string[];
}

/** A subnet that awsx makes. */
export interface RecordedSubnet {
  readonly type: SubnetSpec["type"];
  readonly name: string;
  readonly zone: string;
  /** Index of the zone. */
  readonly position: number;
  readonly cidrBlock: string;
}

const order = { Public: 0, Private: 1, Isolated: 2 };

/**
 * The subnets in the order and with the names that awsx gives them: zone by zone, public first.
 *
 * @param name the component's logical name
 * @param zones names of the availability zones
 * @param specs explicit specifications
 * @returns one subnet per specification and zone
 * @throws Error if a specification has no block for a zone
 */
export function recordedSubnets(
  name: string,
  zones: readonly string[],
  specs: readonly SubnetSpec[],
): RecordedSubnet[] {
  return zones.flatMap((zone, position) =>
    specs
      .toSorted((a, b) => order[a.type] - order[b.type])
      .map((spec) => {
        const cidrBlock = spec.cidrBlocks[position];
        if (cidrBlock === undefined) throw new Error(`awsx.ec2.Vpc: no block for ${spec.type} in ${zone}.`);
        const label = spec.name ?? spec.type.toLowerCase();
        return { type: spec.type, name: `${name}-${label}-${String(position + 1)}`, zone, position, cidrBlock };
      }),
  );
}
