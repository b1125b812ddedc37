import * as pulumi from "@pulumi/pulumi";
import { calendarDay } from "../config/calendarDay.ts";
import { problemsText } from "../config/problem.ts";
import type { AccountSettings } from "./config/accountSettings.ts";
import { parseAccount } from "./config/parseAccount.ts";

/**
 * Reads the configuration of a stack of this project. Nothing else reads it.
 *
 * @throws pulumi.RunError that lists every problem: key, value, what is allowed, what to do
 */
export function readAccount(): AccountSettings {
  const stack = pulumi.getStack();
  const today = calendarDay(new Date());
  const parsed = parseAccount({ project: pulumi.getProject(), stack, config: pulumi.runtime.allConfig(), today });
  if ("problems" in parsed) throw new pulumi.RunError(problemsText(stack, parsed.problems));
  return parsed.settings;
}
