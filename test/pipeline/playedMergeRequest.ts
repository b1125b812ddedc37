import type { Answering } from "./playedGitlab.ts";

/** A merge request with its comments. */
export class PlayedMergeRequest {
  readonly number: number;
  /** Its newest commit. */
  head = "";
  readonly notes: { readonly id: number; body: string; readonly system: false; readonly author: { readonly id: 1 } }[] =
    [];

  constructor(number: number) {
    this.number = number;
  }

  /** Answers requests below its project. */
  readonly answer: Answering = (method, path, body) => {
    const below = path.split("?")[0]!.split(`/merge_requests/${String(this.number)}`)[1];
    const [, kind, id] = below?.split("/") ?? [];
    if (below === "") return { status: 200, body: { iid: this.number, sha: this.head } };
    if (kind !== "notes") return undefined;
    if (method === "GET") return { status: 200, body: this.notes };
    const note = this.notes.find((one) => String(one.id) === id);
    if (method === "POST") {
      this.notes.push({ id: this.notes.length + 1, body: String(body.body), system: false, author: { id: 1 } });
      return { status: 201, body: this.notes.at(-1) };
    }
    return note && { status: 200, body: Object.assign(note, body) };
  };
}
