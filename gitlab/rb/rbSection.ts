import { literal, type RubyValue } from "./literal.ts";

/** One assignment: the key as GitLab writes it, such as `gitlab_rails['time_zone']`, and its value. */
export type Setting = readonly [key: string, value: RubyValue];

/** A part of `gitlab.rb`: what it is about, why, and its assignments. */
export interface RbSection {
  readonly title: string;
  /** Comment lines. */
  readonly why: readonly string[];
  readonly settings: readonly Setting[];
}

/** Keys that gitlab.rb sets with a call instead of an assignment. */
const calls = /_?external_url$/;

/**
 * Renders a section.
 *
 * @param section title, reasons, settings
 * @returns Ruby text without a final newline
 */
export function sectionText({ title, why, settings }: RbSection): string {
  const lines = settings.map(([key, value]) =>
    calls.test(key) ? `${key} ${literal(value)}` : `${key} = ${literal(value)}`,
  );
  return [`## ${title}`, ...why.map((line) => `# ${line}`), ...lines].join("\n");
}
