import { exceptionRules, type ExceptionRule } from "../../policy/exceptions/exceptionRules.ts";
import { pack } from "../../policy/pack.ts";
import type { Line } from "../document/blocks.ts";
import { markdownTable, written } from "../document/markdown/mdast.ts";

/** Every policy, and what is asked of exceptions, as a Markdown table. */
export function policiesTable(): string {
  return written([
    markdownTable(
      ["policy", "level", "severity", "judges", "what it asks", "what to do", "asked for by"],
      pack.map((one) => [...beginning(one), one.policy.judges, ...end(one)]),
    ),
  ]);
}

/** What is asked of exceptions themselves. */
export function exceptionRulesTable(): string {
  return written([
    markdownTable(
      ["rule", "level", "severity", "what it asks", "what to do"],
      Object.values(exceptionRules).map((rule) => [...beginning(rule), rule.description, rule.todo]),
    ),
  ]);
}

function beginning({ name, level, severity }: ExceptionRule): Line[] {
  return [{ code: name }, level, severity];
}

function end({ description, todo, frameworks }: ExceptionRule): Line[] {
  return [description, todo, frameworks.join(", ")];
}
