import assert from "node:assert/strict";
import type { Architecture } from "../../config/architecture.ts";
import { gitlabRb } from "../../gitlab/gitlabRb.ts";
import type { Role } from "../../gitlab/role.ts";
import { roles } from "../../gitlab/roles.ts";
import { tierEndpoints } from "../fixtures/tierArchitectures.ts";
import { evaluateRbs, type Meaning } from "./evaluateRb.ts";

/** What `gitlab.rb` reads on a node. */
const secrets = {
  gitalyToken: "for clients",
  memberToken: "for members",
  redisToken: "for Redis",
  cacheToken: "for the cache",
  smtpPassword: "for mail",
  incomingMailPassword: "for the mailbox",
  rootPassword: "for root",
  gitlabDatabase: { current: "a", a: "letters", b: "digits" },
  praefectDatabase: { current: "b", a: "old", b: "new" },
  registryDatabase: { current: "b", a: "before", b: "after" },
};

/**
 * What a configuration depends on.
 *
 * @param architecture with tiers
 * @param name of a node, or of a group
 */
export function tierContext(architecture: Architecture, name: string) {
  const group = architecture.groups.find(({ role }) => role.valueOf() === name);
  const node = group ? { ...group, name } : architecture.namedNodes.find((one) => one.name === name);
  assert.ok(node, name);
  return { architecture, role: roles[node.role] as Role, node, endpoints: tierEndpoints(architecture) };
}

/** What the `gitlab.rb` of each node and group means, by its name, for each architecture that was asked for. */
const evaluated = new WeakMap<Architecture, ReadonlyMap<string, Meaning>>();

/** What the `gitlab.rb` of a node or group means. All of an architecture are evaluated at once. */
export function evaluatedNode(architecture: Architecture, name: string): unknown {
  const known = evaluated.get(architecture) ?? evaluatedNodes(architecture);
  evaluated.set(architecture, known);
  const meaning = known.get(name);
  assert.ok(meaning, name);
  return meaning;
}

function evaluatedNodes(architecture: Architecture): ReadonlyMap<string, Meaning> {
  const names = [...architecture.namedNodes.map(({ name }) => name), ...architecture.groups.map(({ role }) => role)];
  const texts = names.map((name) => gitlabRb(tierContext(architecture, name)));
  const meanings = evaluateRbs(texts, secrets);
  return new Map(names.map((name, position) => [name, meanings[position]!]));
}
