import { requireAccessLogs } from "../../../../policy/policies/s3/requireAccessLogs.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { about, bucket, logged, loggedToItself } from "../../bucketFixture.ts";
import { policyCases } from "../../policyCases.ts";

const missing = ["b: must log its accesses to another bucket"];

describe("s3-require-access-logs", () => {
  policyCases(requireAccessLogs, [bucket(), about("BucketLogging", { targetBucket: unknown })], {
    "takes it in the bucket": [[bucket({ logging: { targetBucket: "logs" } })], []],
    "takes it in the older type": [[bucket({ loggings: [{ targetBucket: "logs" }] }, "aws:s3/bucketV2:BucketV2")], []],
    "takes the older type of its own": [[bucket(), about("BucketLoggingV2", { targetBucket: "logs" })], []],
    "leaves out the bucket of the logs": [[bucket(), logged], []],
    "leaves out the bucket of logs that are said in another": [
      [
        bucket(),
        {
          type: "aws:s3/bucket:Bucket",
          name: "c",
          props: { logging: { targetBucket: "b" } },
          refers: { logging: ["b"] },
        },
      ],
      [],
    ],
    "refuses a bucket without logs": [[bucket()], missing],
    "refuses a bucket that logs to itself": [
      [bucket(), { ...loggedToItself, props: { targetBucket: unknown } }],
      missing,
    ],
    "refuses it for the bucket of others' logs, too": [[bucket(), logged, { ...loggedToItself, name: "own" }], missing],
  });
});
