import type { Fixture } from "./policyCases.ts";

/** A bucket called `b`, as a resource of its own. */
export const bucket = (props: Fixture["props"] = {}, type = "aws:s3/bucket:Bucket"): Fixture => ({
  type,
  name: "b",
  props,
});

/** A resource that says something about it, such as `BucketPolicy`. */
export const about = (noun: string, props: Fixture["props"] = {}, name: string = noun): Fixture => ({
  type: `aws:s3/${noun.slice(0, 1).toLowerCase()}${noun.slice(1)}:${noun}`,
  name,
  props,
  refers: { bucket: ["b"] },
});

/** A bucket that logs to it. */
export const logged: Fixture = {
  type: "aws:s3/bucketLogging:BucketLogging",
  name: "other",
  refers: { bucket: ["another"], targetBucket: ["b"] },
};

/** It logs to itself. */
export const loggedToItself: Fixture = { ...logged, refers: { bucket: ["b"], targetBucket: ["b"] } };

/** A policy document of one statement. */
export const document = (statement: unknown): string => JSON.stringify({ Version: "2012-10-17", Statement: statement });
