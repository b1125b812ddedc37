import type { Architecture } from "../config/architecture.ts";
import { nodeDomain } from "../config/nodeDomain.ts";
import { gitalyPort, praefectPort } from "./portNumbers.ts";

/** A place for repositories, as GitLab's database knows it. */
export interface Storage {
  /** It never changes: each repository's row names its storage. */
  readonly name: string;
  /** Host name of the Gitaly node, or of the load balancer in front of Praefect. */
  readonly host: string;
  readonly port: number;
}

/** GitLab demands a storage of this name (GitLab docs, doc/administration/gitaly/configure_gitaly.md, 2026). */
export const defaultStorage = "default";

/** Name of the load balancer in front of Praefect, below {@link nodeDomain}. */
export const praefectName = "praefect";

/**
 * Name of the storage on a stand-alone Gitaly node. The first node has the default one, which the single box has as well,
 * because its volume stays when the other roles leave it.
 *
 * @param node its permanent name
 */
export function storageName(node: string): string {
  return node === "gitaly-1" ? defaultStorage : node;
}

/**
 * The storages that GitLab uses.
 *
 * @param architecture says which nodes have repositories, and in which form
 */
export function storages({ stack, form, namedNodes }: Architecture): readonly Storage[] {
  const host = (name: string) => `${name}.${nodeDomain(stack)}`;
  if (form.gitaly === "cluster") return [{ name: defaultStorage, host: host(praefectName), port: praefectPort }];
  return namedNodes
    .filter(({ role }) => role === "gitaly")
    .map(({ name }) => ({ name: storageName(name), host: host(name), port: gitalyPort }));
}
