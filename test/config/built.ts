import { architectureOf } from "../../tools/docs/architectureOf.ts";

/** A stack file of 700 users with a door for one block, and further lines. */
export const file = (lines: string) =>
  `config:\n  aws:region: us-east-1\n  gitlab:users: 700\n  gitlab:domain: gitlab.example.com\n  gitlab:allow: { web: [203.0.113.0/24] }\n${lines}`;

/** The architecture that a stack file leads to. */
export const build = (stackYaml: string) => architectureOf(stackYaml, "test");
