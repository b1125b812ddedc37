/** Stands for a value that no output may show. */
export const hidden = Symbol("not shown");

/** The text shown in place of {@link hidden}. */
export const hiddenText = "(not shown)";

/**
 * Text in place of a value that nobody may see: how long it is.
 *
 * @param text such as `gitlabRb`
 */
export function notShown(text: string): string {
  const lines = text.trim().split("\n").length;
  return `(not shown: ${lines === 1 ? "1 line" : `${String(lines)} lines`})`;
}

/** One thing that is wrong with a stack file. */
export interface Problem {
  /** Path of the key, such as `allow.web[1]`. */
  readonly key: string;
  /** What the stack file says; `undefined` if it does not set the key, {@link hidden} if nobody may see it. */
  readonly value: unknown;
  /** What is allowed there. */
  readonly allowed: string;
  /** What to do, as a sentence. */
  readonly fix: string;
}

/** Reports a problem; every rule gets this function. */
export type Complain = (key: string, value: unknown, allowed: string, fix: string) => void;

/**
 * Describes a problem in one line.
 *
 * @param problem what is wrong
 * @returns key, value, what is allowed, what to do
 */
export function problemText({ key, value, allowed, fix }: Problem): string {
  const said = value === null ? "empty" : value === undefined || value === "" ? "not given" : show(value);
  return `${key}: ${said}. Allowed: ${allowed}. ${fix}`;
}

/** Longer values are cut, to keep messages readable. */
const longestValue = 80;

/** User name and password in an address, such as `https://me:hush@example.com`. */
const userInfo = /[^\s"]*:[^\s"]*@/g;

function show(value: unknown): string {
  if (value === hidden) return hiddenText;
  const text = JSON.stringify(value).replaceAll(userInfo, `${hiddenText}@`);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/**
 * Describes everything that is wrong with a stack file in one message.
 *
 * @param stack name of the stack
 * @param problems at least one
 * @returns a heading and one line per problem
 */
export function problemsText(stack: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${String(problems.length)} problems`;
  return [`Pulumi.${stack}.yaml has ${count}:`, ...problems.map((problem) => `  - ${problemText(problem)}`)].join("\n");
}
