/** Whether a value switches versioning on: `status` of BucketVersioning, `enabled` in the bucket. */
export function isVersioned(value: unknown): boolean {
  return value === "Enabled" || value === true;
}
