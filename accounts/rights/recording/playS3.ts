import type { AwsAnswer, AwsRequest } from "./request.ts";

/** What was put, by bucket. */
const logging = new Map<string, string>();

/**
 * Plays access logs of buckets: moto wants rights of the target that AWS grants by a policy with a condition.
 *
 * @param request of the provider
 */
export function playS3({ method, url, body }: AwsRequest): AwsAnswer | undefined {
  if (!url.searchParams.has("logging")) return undefined;
  if (method === "PUT") logging.set(url.pathname, body);
  return {
    status: 200,
    type: "application/xml",
    body: method === "PUT" ? "" : (logging.get(url.pathname) ?? "<BucketLoggingStatus/>"),
  };
}
