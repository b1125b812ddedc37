/** Both resources that make an object of S3 from a text or a file. */
export const objectTypes = ["aws:s3/bucketObjectv2:BucketObjectv2", "aws:s3/bucketObject:BucketObject"] as const;
