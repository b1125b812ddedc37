import type { Connection } from "../plan/connectionsIn.ts";

/** What a port is for, in a word, by how the description of its security group rule begins. */
const words: readonly (readonly [beginning: string, word: string])[] = [
  ["web,", "web"],
  ["redirect,", "web"],
  ["Git over SSH to", "Git"],
  ["health check,", "health"],
  ["SSH to the bastion", "bastion"],
  ["SSH through the load balancer", "bastion"],
];

/**
 * The ports of connections from one card to another, with what each is for: `web 80, 443 · Git 2222 · health 8888, 8889`.
 * A number alone misleads where a load balancer passes a port on to another one.
 *
 * @returns `undefined` if a port has no word
 */
export function portWords(connections: readonly Connection[]): string | undefined {
  const wordOf = ({ why }: Connection) => words.find(([beginning]) => why.startsWith(beginning))?.[1];
  if (connections.some((one) => wordOf(one) === undefined)) return undefined;
  const byWord = Map.groupBy(
    connections.toSorted((one, other) => Number(one.label) - Number(other.label)),
    wordOf,
  );
  return [...byWord]
    .map(([word, same]) => `${word ?? ""} ${[...new Set(same.map(({ label }) => label))].join(", ")}`)
    .join(" · ");
}
