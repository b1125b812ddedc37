import { requireVersioning } from "../../../../policy/policies/s3/requireVersioning.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const status = (value: unknown) => about("BucketVersioning", { versioningConfiguration: { status: value } });

describe("s3-require-versioning", () => {
  policyCases(requireVersioning, [bucket(), status("Enabled")], {
    "takes it in the bucket": [[bucket({ versioning: { enabled: true } })], []],
    "takes it in the older type": [[bucket({ versionings: [{ enabled: true }] }, "aws:s3/bucketV2:BucketV2")], []],
    "takes the older type of its own": [
      [bucket(), about("BucketVersioningV2", { versioningConfiguration: { status: "Enabled" } })],
      [],
    ],
    "refuses a bucket without it": [[bucket()], ["b: must have versioning"]],
    "refuses it suspended, whatever AWS reports in the bucket": [
      [bucket({ versioning: { enabled: true } }), status("Suspended")],
      ["b: must have versioning"],
    ],
    "says what is not known yet": [[bucket(), status(unknown)], ["b: must have versioning (unknown)"]],
  });
});
