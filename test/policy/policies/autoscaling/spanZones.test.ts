import { spanZones } from "../../../../policy/policies/autoscaling/spanZones.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const type = "aws:autoscaling/group:Group";
const group = (vpcZoneIdentifiers: unknown, maxSize = 3) => ({ type, props: { maxSize, vpcZoneIdentifiers } });
const subnet = (name: string, availabilityZone: unknown) => ({
  type: "aws:ec2/subnet:Subnet",
  name,
  props: { availabilityZone },
});
const inSubnets = { ...group([unknown, unknown]), refers: { vpcZoneIdentifiers: ["a", "b"] } };
const says = "it: vpcZoneIdentifiers must be in two zones or more";

describe("autoscaling-span-zones", () => {
  policyCases(
    spanZones,
    [
      inSubnets,
      subnet("a", "us-east-1a"),
      subnet("b", "us-east-1b"),
      { type, name: "two", props: { maxSize: 2, availabilityZones: ["us-east-1a", "us-east-1b"] } },
      { ...group(["a"], 1), name: "one" },
    ],
    {
      "refuses one subnet": [[group(["a"])], [says]],
      "refuses a group without subnets": [[group(undefined)], [says]],
      "refuses two subnets of one zone": [[inSubnets, subnet("a", "us-east-1a"), subnet("b", "us-east-1a")], [says]],
      "believes zones that are not known to differ": [[inSubnets, subnet("a", unknown), subnet("b", unknown)], []],
      "says what is not known yet": [[group(unknown)], [`${says} (unknown)`]],
    },
  );
});
