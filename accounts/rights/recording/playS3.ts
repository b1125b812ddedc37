import type { Play } from "./request.ts";

/** Plays access logs of buckets: moto wants rights of the target that AWS grants by a policy with a condition. */
export function playS3(): Play {
  const logging = new Map<string, string>(); // what was put, by bucket
  return ({ method, url, body }) => {
    if (!url.searchParams.has("logging")) return undefined;
    if (method === "PUT") logging.set(url.pathname, body);
    return {
      status: 200,
      type: "application/xml",
      body: method === "PUT" ? "" : (logging.get(url.pathname) ?? "<BucketLoggingStatus/>"),
    };
  };
}
