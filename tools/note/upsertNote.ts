import { askGitlab } from "./askGitlab.ts";
import type { NoteTarget } from "./noteTarget.ts";

interface Note {
  readonly id: number;
  readonly body: string;
  readonly system: boolean;
  readonly author: { readonly id: number };
}

/** Notes of one page: the most that GitLab gives (docs.gitlab.com, api/rest, pagination, 2026-11). */
const pageSize = 100;

/**
 * Writes the one comment of a stack: over the one that this user wrote before, or as a new one. It writes nothing if the merge
 * request has moved on to another commit, because a later run has other steps to show.
 *
 * @param target merge request and token
 * @param marker first line of the comment, by which it is found again
 * @param body of the comment, which begins with the marker
 * @throws NoteError if GitLab refuses something
 */
export async function upsertNote(
  target: NoteTarget,
  marker: string,
  body: string,
): Promise<"created" | "updated" | "same" | "outdated"> {
  const { project, mergeRequest, commit } = target;
  const path = `/projects/${encodeURIComponent(project)}/merge_requests/${encodeURIComponent(mergeRequest)}`;
  const { content: me } = await askGitlab<{ readonly id: number }>(target, { method: "GET", path: "/user" });
  const own = await findNote(
    target,
    `${path}/notes`,
    (note) => note.author.id === me.id && note.body.startsWith(marker),
  );
  const { content: head } = await askGitlab<{ readonly sha: string }>(target, { method: "GET", path });
  if (head.sha !== commit) return "outdated";
  if (own?.body === body) return "same";
  await askGitlab(
    target,
    own
      ? { method: "PUT", path: `${path}/notes/${String(own.id)}`, body: { body } }
      : { method: "POST", path: `${path}/notes`, body: { body } },
  );
  return own ? "updated" : "created";
}

/** The oldest note that fits, so that two runs at once agree on one. */
async function findNote(target: NoteTarget, path: string, fits: (note: Note) => boolean): Promise<Note | undefined> {
  for (let page = "1"; page !== "";) {
    const query = `per_page=${String(pageSize)}&sort=asc&order_by=created_at&page=${page}`;
    const { content, nextPage } = await askGitlab<readonly Note[]>(target, { method: "GET", path: `${path}?${query}` });
    const found = content.find((note) => !note.system && fits(note));
    if (found) return found;
    page = nextPage;
  }
  return undefined;
}
