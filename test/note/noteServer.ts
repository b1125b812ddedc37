import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A note as GitLab keeps it. */
export interface PlayedNote {
  readonly id: number;
  body: string;
  readonly author: number;
  readonly system?: boolean;
}

/** A request that arrived. */
interface Arrived {
  readonly what: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

/**
 * GitLab's API as far as comments need it. It answers as the real one does, and remembers every request.
 */
export class NoteServer {
  readonly arrived: Arrived[] = [];
  readonly notes: PlayedNote[] = [];
  /** Commit at the head of the merge request. */
  head = "c0ffee";
  /** What another run writes just before the next note arrives. */
  readonly atOnce: PlayedNote[] = [];
  /** User of the token. */
  user = 7;
  /** Answers that come instead of the right ones, by request; each is used once. */
  readonly troubles: { readonly what: RegExp; readonly status: number }[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, content, headers = {} }) => {
        response.writeHead(status, { "Content-Type": "application/json", ...headers });
        response.end(status === 204 ? undefined : JSON.stringify(content));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/api/v4`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const what = `${request.method ?? ""} ${request.url ?? ""}`;
    const token = request.headers["private-token"] as string | undefined;
    this.arrived.push({ what, token, body: text === "" ? undefined : JSON.parse(text) });
    const trouble = this.troubles.find((one) => one.what.test(what));
    if (trouble) {
      this.troubles.splice(this.troubles.indexOf(trouble), 1);
      const { status } = trouble;
      return { status, content: { message: `no, and your token is ${String(token)}` } };
    }
    return this.#right(what, text);
  }

  #right(
    what: string,
    text: string,
  ): {
    readonly status: number;
    readonly content: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  } {
    const mine = "/api/v4/projects/42/merge_requests/5";
    if (what === "GET /api/v4/user") return { status: 200, content: { id: this.user } };
    if (what === `GET ${mine}`) return { status: 200, content: { sha: this.head } };
    const listed = /^GET \S+\/notes\?per_page=(\d+)&sort=asc&order_by=created_at&page=(\d+)$/.exec(what);
    if (listed && what.startsWith(`GET ${mine}/notes`)) {
      const [size, page] = [Number(listed[1]), Number(listed[2])];
      const some = this.notes.slice((page - 1) * size, page * size);
      const content = some.map(({ id, body, author, system = false }) => ({
        id,
        body,
        system,
        author: { id: author },
      }));
      return {
        status: 200,
        content,
        headers: { "x-next-page": page * size < this.notes.length ? String(page + 1) : "" },
      };
    }
    const deleted = /^DELETE \S+\/notes\/(\d+)$/.exec(what)?.[1];
    if (deleted !== undefined) {
      const position = this.notes.findIndex((one) => String(one.id) === deleted);
      if (position < 0) return { status: 404, content: { message: "404 Not found" } };
      this.notes.splice(position, 1);
      return { status: 204, content: undefined };
    }
    const { body } = (text === "" ? {} : JSON.parse(text)) as { readonly body: string };
    if (what === `POST ${mine}/notes`) {
      this.notes.push(...this.atOnce.splice(0), { id: 1000 + this.notes.length, body, author: this.user });
      return { status: 201, content: { id: 1000 } };
    }
    const [, id] = /^PUT \S+\/notes\/(\d+)$/.exec(what) ?? [];
    const note = this.notes.find((one) => String(one.id) === id);
    if (!note) return { status: 404, content: { message: "404 Not found" } };
    note.body = body;
    return { status: 200, content: { id: note.id } };
  }
}
