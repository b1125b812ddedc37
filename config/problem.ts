/** Stands for a value that no output may show. */
export const hidden = Symbol("not shown");

/** How {@link hidden} reads. */
export const hiddenText = "(not shown)";

/**
 * Says of a text that nobody may see how long it is.
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
  /** What the stack file says; `undefined` where it says nothing, {@link hidden} where nobody may see it. */
  readonly value: unknown;
  /** What may stand there. */
  readonly allowed: string;
  /** What to do, as a sentence. */
  readonly fix: string;
}

/** Notes a problem; every rule gets one. */
export type Complain = (key: string, value: unknown, allowed: string, fix: string) => void;

/**
 * Says a problem in one line.
 *
 * @param problem what is wrong
 * @returns key, value, what is allowed, what to do
 */
export function problemText({ key, value, allowed, fix }: Problem): string {
  const said = value === null ? "empty" : value === undefined || value === "" ? "not given" : show(value);
  return `${key}: ${said}. Allowed: ${allowed}. ${fix}`;
}

/** Longer values are cut: a message is for reading. */
const longestValue = 80;

/** A name and a password in an address, such as `https://me:hush@example.com`. */
const userInfo = /[^\s"]*:[^\s"]*@/g;

function show(value: unknown): string {
  if (value === hidden) return hiddenText;
  const text = JSON.stringify(value).replaceAll(userInfo, `${hiddenText}@`);
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/**
 * Says everything that is wrong with a stack file, in one message.
 *
 * @param stack name of the stack
 * @param problems at least one
 * @returns a heading and one line per problem
 */
export function problemsText(stack: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? "1 problem" : `${String(problems.length)} problems`;
  return [`Pulumi.${stack}.yaml has ${count}:`, ...problems.map((problem) => `  - ${problemText(problem)}`)].join("\n");
}
