import { requireImageEncryption } from "../../../../policy/policies/imagebuilder/requireImageEncryption.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const disk = (changed = {}) => ({ deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: unknown, ...changed } });
const recipe = oneResource("aws:imagebuilder/imageRecipe:ImageRecipe", { blockDeviceMappings: [disk()] });
const component = oneResource("aws:imagebuilder/component:Component", { kmsKeyId: unknown });
const distribution = (kmsKeyId?: unknown) =>
  oneResource("aws:imagebuilder/distributionConfiguration:DistributionConfiguration")({
    distributions: [{ region: "us-east-1", amiDistributionConfiguration: { kmsKeyId } }],
  });

const rootAt = (place: number) => [
  `it: blockDeviceMappings[${String(place)}].ebs.encrypted must be true`,
  `it: blockDeviceMappings[${String(place)}].ebs.kmsKeyId must name a customer key`,
];

describe("imagebuilder-require-encryption", () => {
  policyCases(requireImageEncryption, [...recipe(), ...component(), ...distribution(unknown)], {
    "refuses a component without a key": [
      component({ kmsKeyId: undefined }),
      ["it: kmsKeyId must name a customer key"],
    ],
    "refuses a plain disk": [
      recipe({ blockDeviceMappings: [disk(), disk({ encrypted: "false" })] }),
      ["it: blockDeviceMappings[1].ebs.encrypted must be true"],
    ],
    "refuses a disk with a key of AWS": [
      recipe({ blockDeviceMappings: [disk({ kmsKeyId: undefined })] }),
      ["it: blockDeviceMappings[0].ebs.kmsKeyId must name a customer key"],
    ],
    "refuses disks that are not said": [recipe({ blockDeviceMappings: undefined }), rootAt(0)],
    "refuses a recipe with another disk only": [
      recipe({ blockDeviceMappings: [{ ...disk(), deviceName: "/dev/sdb" }] }),
      rootAt(1),
    ],
    "refuses a recipe that only leaves a device out": [
      recipe({ blockDeviceMappings: [{ deviceName: "/dev/sdb", noDevice: true }] }),
      rootAt(1),
    ],
    "refuses a root disk that it does not leave out": [
      recipe({ blockDeviceMappings: [{ ...disk({ kmsKeyId: undefined }), noDevice: false }] }),
      ["it: blockDeviceMappings[0].ebs.kmsKeyId must name a customer key"],
    ],
    "refuses an image without a key": [
      distribution(),
      ["it: distributions[0].amiDistributionConfiguration.kmsKeyId must name a customer key"],
    ],
  });
});
