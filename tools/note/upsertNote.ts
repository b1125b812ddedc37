import { askGitlab } from "./askGitlab.ts";
import { NoteError } from "./noteError.ts";
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
 * request has moved on to another commit, because a later run has other steps to show. Of notes that two runs wrote at once it keeps
 * the oldest.
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
  const fits = (note: Note) => !note.system && note.author.id === me.id && note.body.startsWith(marker);
  const [own] = await ownNotes(target, `${path}/notes`, fits);
  const { content: head } = await askGitlab<{ readonly sha: string }>(target, { method: "GET", path });
  if (head.sha !== commit) return "outdated";
  if (own?.body === body) return "same";
  if (own) {
    await askGitlab(target, { method: "PUT", path: `${path}/notes/${String(own.id)}`, body: { body } });
    return "updated";
  }
  await askGitlab(target, { method: "POST", path: `${path}/notes`, body: { body } });
  await keepOldest(target, `${path}/notes`, fits);
  return "created";
}

/** Deletes what another run wrote at the same time. Every run keeps the oldest note, so one is left. */
async function keepOldest(target: NoteTarget, path: string, fits: (note: Note) => boolean): Promise<void> {
  const [, ...later] = await ownNotes(target, path, fits);
  for (const { id } of later) {
    await askGitlab(target, { method: "DELETE", path: `${path}/${String(id)}` }).catch((error: unknown) => {
      if (!(error instanceof NoteError && error.isAbsent)) throw error; // the other run was faster
    });
  }
}

/** The notes that fit, the oldest first, so that runs at once agree on one. */
async function ownNotes(target: NoteTarget, path: string, fits: (note: Note) => boolean): Promise<readonly Note[]> {
  const found: Note[] = [];
  for (let page = "1"; page !== "";) {
    const query = `per_page=${String(pageSize)}&sort=asc&order_by=created_at&page=${page}`;
    const { content, nextPage } = await askGitlab<readonly Note[]>(target, { method: "GET", path: `${path}?${query}` });
    found.push(...content.filter(fits));
    page = nextPage;
  }
  return found.toSorted((a, b) => a.id - b.id); // two of the same second have no other order
}
