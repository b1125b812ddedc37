import { DeployError } from "../deploy/deployError.ts";
import { fetchReason } from "./fetchReason.ts";
import { sendToGitlab, type GitlabRequest } from "./sendToGitlab.ts";

/** Where GitLab's REST API is, and who asks. */
export interface GitlabApiArgs {
  /** Such as `https://gitlab.example.com/api/v4`; CI_API_V4_URL in a job. */
  readonly url: string;
  /** Id or path of the project. */
  readonly project: string;
  /** Access token; it is sent as a header, and never printed. */
  readonly token: string;
}

/** A request that GitLab refused. */
export class GitlabApiError extends DeployError {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** Items of a page: the most that GitLab gives (doc/api/rest/_index.md of gitlab-org/gitlab, 2026). */
const pageSize = 100;

/** GitLab's REST API of one project. */
export class GitlabApi {
  readonly #args: GitlabApiArgs;

  constructor(args: GitlabApiArgs) {
    this.#args = args;
  }

  /**
   * Asks for something below the project, such as `/resource_groups/prod`; an empty path is the project itself.
   *
   * @throws GitlabApiError with what GitLab says, and what to do; DeployError where it cannot be reached
   */
  async ask<Answer>(method: GitlabRequest["method"], path: string, body?: unknown): Promise<Answer> {
    const response = await this.#send(method, path, body);
    return (await response.json().catch(() => undefined)) as Answer;
  }

  /** Like {@link ask}; `undefined`: there is no such thing. */
  async find<Answer>(path: string): Promise<Answer | undefined> {
    try {
      return await this.ask<Answer>("GET", path);
    } catch (error) {
      if (error instanceof GitlabApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** All items of a list, page by page. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let page: string | null = "1"; page !== null && page !== "";) {
      const separator = path.includes("?") ? "&" : "?";
      const response = await this.#send("GET", `${path}${separator}per_page=${String(pageSize)}&page=${page}`);
      items.push(...((await response.json()) as Item[]));
      page = response.headers.get("x-next-page");
    }
    return items;
  }

  async #send(method: GitlabRequest["method"], path: string, body?: unknown): Promise<Response> {
    const { url, project, token } = this.#args;
    const place = `${url}/projects/${encodeURIComponent(project)}${path}`;
    const response = await sendToGitlab({ method, url: place, token, body }).catch((error: unknown) => {
      throw new DeployError(`GitLab cannot be reached at ${url}, or did not answer in time: ${fetchReason(error)}.`);
    });
    if (response.ok) return response;
    const said = (await response.text()).slice(0, 300);
    const todo = response.status === 401 || response.status === 403 ? todoAboutTokens : "";
    throw new GitlabApiError(
      `GitLab refused ${method} ${path || "/"} (${String(response.status)}): ${said}${todo}`,
      response.status,
    );
  }
}

const todoAboutTokens =
  " The token has expired, or its role or scope is not enough: docs/pipeline.md says which one it needs.";
