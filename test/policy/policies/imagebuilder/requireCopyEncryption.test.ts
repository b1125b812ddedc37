import { requireCopyEncryption } from "../../../../policy/policies/imagebuilder/requireCopyEncryption.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const copied = oneResource("aws:ec2/amiCopy:AmiCopy", { encrypted: true, kmsKeyId: unknown });
const image = (disk: object) => oneResource("aws:ec2/ami:Ami")({ ebsBlockDevices: [disk] });

describe("ec2-require-image-encryption", () => {
  policyCases(requireCopyEncryption, [...copied(), ...image({ encrypted: true })], {
    "leaves a disk to its snapshot": [image({ snapshotId: "snap-1" }), []],
    "refuses a copy without a key": [copied({ kmsKeyId: undefined }), ["it: kmsKeyId must name a customer key"]],
    "refuses a plain disk": [image({ encrypted: false }), ["it: ebsBlockDevices[0].encrypted must be true"]],
  });
});
