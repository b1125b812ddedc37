import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that changed something. */
export interface Change {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** What the played GitLab answers. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Answers a request below the project; `undefined` is 404. */
export type Answering = (method: string, path: string, body: Readonly<Record<string, unknown>>) => Answer | undefined;

/** GitLab's REST API of one project, played. It refuses requests that the real one would refuse. */
export class PlayedGitlab {
  /** Every request but reading ones, in order. */
  readonly changes: Change[] = [];
  readonly token = "glpat-played";
  readonly #server: Server;

  private constructor(answering: Answering) {
    this.#server = createServer((request, response) => {
      void this.#answer(request, answering).then(({ status, body }) => {
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(status === 204 ? undefined : JSON.stringify(body ?? { message: String(status) }));
      });
    });
  }

  static async start(answering: Answering): Promise<PlayedGitlab> {
    const played = new PlayedGitlab(answering);
    await new Promise<void>((resolve) => played.#server.listen(0, "127.0.0.1", resolve));
    return played;
  }

  /** As CI_API_V4_URL has it. */
  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/api/v4`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #answer(request: IncomingMessage, answering: Answering): Promise<Answer> {
    const { method = "", url = "", headers } = request;
    let text = "";
    for await (const chunk of request) text += String(chunk);
    if (headers["private-token"] !== this.token) return { status: 401, body: { message: "401 Unauthorized" } };
    if (url === "/api/v4/user") return { status: 200, body: { id: 1, username: "bot" } };
    const path = /^\/api\/v4\/projects\/(?:42|group%2Fproject)(.*)$/.exec(url)?.[1];
    if (path === undefined) return { status: 404, body: { message: "404 Project Not Found" } };
    if (text !== "" && headers["content-type"] !== "application/json") return { status: 415 };
    const body = (text === "" ? {} : JSON.parse(text)) as Readonly<Record<string, unknown>>;
    if (method !== "GET") this.changes.push({ method, path, body });
    return answering(method, path, body) ?? { status: 404, body: { message: "404 Not Found" } };
  }
}
