import { acm } from "./acm.ts";
import { backup } from "./backup.ts";
import type { Card } from "./card.ts";
import { cloudwatch } from "./cloudwatch.ts";
import { ec2 } from "./ec2.ts";
import { iam } from "./iam.ts";
import { imagebuilder } from "./imagebuilder.ts";
import { kms } from "./kms.ts";
import { lb } from "./lb.ts";
import { random } from "./random.ts";
import { route53 } from "./route53.ts";
import { s3 } from "./s3.ts";
import { secretsmanager } from "./secretsmanager.ts";
import { sns } from "./sns.ts";
import { ssm } from "./ssm.ts";
import { vpc } from "./vpc.ts";

/** The card of every type, by type token. A type without one is named by the plan, and fails a test. */
export const cards: Readonly<Record<string, Card>> = {
  ...acm,
  ...backup,
  ...cloudwatch,
  ...ec2,
  ...iam,
  ...imagebuilder,
  ...kms,
  ...lb,
  ...random,
  ...route53,
  ...s3,
  ...secretsmanager,
  ...sns,
  ...ssm,
  ...vpc,
};

/** What the tools know of a type, by its token; absent: nothing. */
export function cardOf(type: string): Card | undefined {
  return cards[type];
}

/** Whether a type holds data, or data cannot be read without it. */
export function holdsData(type: string): boolean {
  return cards[type]?.data !== undefined;
}
