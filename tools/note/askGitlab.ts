import { sendToGitlab, type GitlabRequest } from "../gitlabApi/sendToGitlab.ts";
import { NoteError } from "./noteError.ts";
import type { NoteTarget } from "./noteTarget.ts";

/** What is wrong, by the status that GitLab answers with. */
const problems: Readonly<Record<number, string>> = {
  401: "the token of GITLAB_BOT_TOKEN is wrong, revoked or past its last day: make a new project access token",
  403: "the token of GITLAB_BOT_TOKEN may not do this: it needs the scope api and at least the role Reporter",
  404: "the token of GITLAB_BOT_TOKEN sees no such project or merge request: it has to be a token of this project",
  429: "GitLab limits how often comments are written: start the job again later",
};

/** A request to GitLab's API. */
interface Asked extends Pick<GitlabRequest, "method"> {
  /** Below the API's address, such as `/user`. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** What GitLab answers. */
interface Answer<Content> {
  readonly content: Content;
  /** Number of the next page of a list; empty: there is none. */
  readonly nextPage: string;
}

/**
 * Asks GitLab's API.
 *
 * @throws NoteError for every answer that is not a success
 */
export async function askGitlab<Content>(
  { api, token }: NoteTarget,
  { method, path, body }: Asked,
): Promise<Answer<Content>> {
  const response = await sendToGitlab({ method, url: `${api}${path}`, token, body }).catch(() => {
    throw new NoteError("GitLab cannot be reached, or did not answer in time", { isPassing: true });
  });
  const { status } = response;
  if (!response.ok)
    throw new NoteError(problems[status] ?? `GitLab answered ${method} with ${String(status)}`, {
      isPassing: status >= 500,
      isAbsent: status === 404,
    });
  // A deletion is answered without content.
  if (status === 204) return { content: undefined as Content, nextPage: "" };
  const content = (await response.json().catch(() => {
    throw new NoteError("what answers at CI_API_V4_URL is not GitLab's API");
  })) as Content;
  return { content, nextPage: response.headers.get("x-next-page") ?? "" };
}
