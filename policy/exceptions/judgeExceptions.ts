import type { Finding } from "../finding.ts";
import type { PackedPolicy } from "../packedPolicy.ts";
import type { PolicyResource } from "../policyResource.ts";
import { didYouMean } from "./didYouMean.ts";
import type { Exception } from "./exception.ts";
import { exceptionRules, type ExceptionRule } from "./exceptionRules.ts";
import { daysBetween } from "./utcDay.ts";

/** How many days ahead the end of an exception is announced. */
const daysAhead = 14;

/** What exceptions are judged by. */
interface Judged {
  /** The policies that were run. */
  readonly pack: readonly PackedPolicy[];
  /** Everything that the program registered. */
  readonly resources: readonly PolicyResource[];
  /** Everything that the pack found, whether it is excepted or not. */
  readonly findings: readonly Finding[];
  /** In UTC, as `2026-12-31`. */
  readonly today: string;
}

/**
 * Judges the exceptions themselves: one that is past, one that ends soon, and one that no finding needs. Where a policy could
 * not tell because a value is unknown, an exception may still be needed.
 *
 * @param exceptions of the stack
 * @param judged what the pack found
 * @returns at most one finding for each exception
 */
export function judgeExceptions(exceptions: readonly Exception[], judged: Judged): Finding[] {
  const names = [...new Set(judged.resources.map(({ name }) => name))];
  return exceptions.flatMap((exception): Finding[] => {
    const { policy, resource, lastDay, place } = exception;
    const about = (rule: ExceptionRule, says: string) => [findingAbout(rule, exception, judged, `${says} (${place})`)];
    if (judged.today > lastDay) {
      return about(exceptionRules.past, `has had no exception from ${policy} since ${lastDay}, the last day of it`);
    }
    if (!names.includes(resource)) {
      return about(exceptionRules.unused, `is no resource of this stack${didYouMean(resource, names)}`);
    }
    if (!isNeeded(exception, judged)) {
      return about(exceptionRules.unused, `has an exception from ${policy} that it does not need`);
    }
    const left = daysBetween(judged.today, lastDay);
    return left <= daysAhead
      ? about(exceptionRules.ending, `has an exception from ${policy} that ends on ${lastDay}, in ${dayWords(left)}`)
      : [];
  });
}

/** Whether a finding is covered, or could be: a policy about several resources may have stopped at an unknown value elsewhere. */
function isNeeded({ policy, resource }: Exception, { findings, pack }: Judged): boolean {
  const isAboutStack = pack.some(({ name, policy: { judges } }) => name === policy && judges === "stack");
  return findings.some(
    (one) => one.policy === policy && (one.resource.name === resource || (isAboutStack && one.kind === "unknown")),
  );
}

function findingAbout(rule: ExceptionRule, { resource, policy }: Exception, judged: Judged, message: string): Finding {
  const { name, level, severity, todo, frameworks } = rule;
  const found =
    judged.findings.find((one) => one.policy === policy && one.resource.name === resource)?.resource ??
    judged.resources.find((one) => one.name === resource);
  const { urn, type } = found ?? { urn: "", type: "" };
  const said = { policy: name, level, severity, todo, frameworks };
  return { ...said, kind: "broken", resource: { urn, type, name: resource }, path: "", message };
}

function dayWords(days: number): string {
  return days === 1 ? "1 day" : `${String(days)} days`;
}
