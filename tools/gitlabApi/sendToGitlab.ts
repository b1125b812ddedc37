/** A request to GitLab's REST API. */
export interface GitlabRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The whole address, such as `https://gitlab.example.com/api/v4/user`. */
  readonly url: string;
  /** Access token; it is sent as a header, and never printed. */
  readonly token: string;
  /** Sent as JSON; absent: nothing is sent. */
  readonly body?: unknown;
}

/** Longest time for one request, in milliseconds. */
const patience = 30_000;

/**
 * Sends a request to GitLab. What an answer means, and whether to ask again, is for the caller to say. Redirects are not followed:
 * they would hand the token to another host.
 *
 * @param request what to ask
 * @returns the answer, also one of failure; it rejects where GitLab cannot be reached, or does not answer within 30 seconds
 */
export function sendToGitlab({ method, url, token, body }: GitlabRequest): Promise<Response> {
  return fetch(url, {
    method,
    headers: { "PRIVATE-TOKEN": token, ...(body === undefined ? {} : { "Content-Type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: "manual",
    signal: AbortSignal.timeout(patience),
  });
}
