import { isAwsId } from "../awsId.ts";
import { parseBlock } from "../cidr.ts";
import type { NetworkSettings } from "../decisions/networkSettings.ts";
import type { Complain } from "../problem.ts";
import type { Size } from "../sizes/size.ts";
import type { Group } from "../stackSchema.ts";

/**
 * Checks what a stack file says about an existing network. Whether AWS agrees is checked later.
 *
 * @param network what the stack file says
 * @param size its rows say whether data is in subnets of its own; absent if the number of users is wrong
 * @param complain is called for each problem
 */
export function checkSubnetIds(
  network: Group<"network">,
  size: Size | undefined,
  complain: Complain,
): Extract<NetworkSettings, { kind: "existing" }> {
  const { vpcId = "", publicSubnetIds = [], privateSubnetIds = [], dataSubnetIds = [], natAddresses = [] } = network;
  if (!isAwsId("vpc", vpcId))
    complain("network.vpcId", vpcId, "an id such as vpc-0123456789abcdef0", "Name the VPC that the subnets belong to.");
  // Each zone needs a different subnet, and a public subnet cannot be private as well.
  const seen: string[] = [];
  for (const [key, ids] of [
    ["publicSubnetIds", publicSubnetIds],
    ["privateSubnetIds", privateSubnetIds],
  ] as const) {
    if (ids.length < 2)
      complain(`network.${key}`, ids, "two or more subnets, each in a different zone", "Name one subnet per zone.");
    ids.forEach((id, position) => {
      const path = `network.${key}[${String(position)}]`;
      if (!isAwsId("subnet", id)) complain(path, id, "an id such as subnet-0123456789abcdef0", "Correct the id.");
      else if (ids.indexOf(id) !== position) complain(path, id, "each subnet once", "Remove the second one.");
      else if (seen.includes(id)) {
        complain(
          path,
          id,
          "a subnet that is not among publicSubnetIds",
          "A subnet is public or private: name the other one.",
        );
      }
    });
    seen.push(...ids);
  }
  if (size) checkDataSubnets({ publicSubnetIds, dataSubnetIds }, size, complain);
  natAddresses.forEach((address, position) => {
    const parsed = parseBlock(`${address}/32`);
    if (!("block" in parsed) || parsed.block.family !== "ipv4") {
      complain(
        `network.natAddresses[${String(position)}]`,
        address,
        "an IPv4 address such as 203.0.113.7",
        "Name the public addresses of the NAT gateways.",
      );
    }
  });
  return { kind: "existing", vpcId, publicSubnetIds, privateSubnetIds, dataSubnetIds, natAddresses };
}

/** The subnets of database and cache, which may be those of the nodes. */
function checkDataSubnets(
  { publicSubnetIds, dataSubnetIds }: Readonly<Record<"publicSubnetIds" | "dataSubnetIds", readonly string[]>>,
  { database, users }: Size,
  complain: Complain,
): void {
  const key = "network.dataSubnetIds";
  if (!database) {
    if (dataSubnetIds.length > 0)
      complain(key, dataSubnetIds, `nothing at ${String(users)} users`, "The box holds all data: remove the key.");
    return;
  }
  if (dataSubnetIds.length < 2) {
    complain(
      key,
      dataSubnetIds,
      "two or more subnets, each in a different zone",
      "Database and cache need subnets in two zones: name some without a way to the internet, or the private ones.",
    );
  }
  dataSubnetIds.forEach((id, position) => {
    const path = `${key}[${String(position)}]`;
    if (!isAwsId("subnet", id)) complain(path, id, "an id such as subnet-0123456789abcdef0", "Correct the id.");
    else if (dataSubnetIds.indexOf(id) !== position) complain(path, id, "each subnet once", "Remove the second one.");
    else if (publicSubnetIds.includes(id))
      complain(path, id, "a subnet that is not among publicSubnetIds", "Data is never in a public subnet.");
  });
}
