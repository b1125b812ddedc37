import { acm } from "./acm.ts";
import { autoscaling } from "./autoscaling.ts";
import { backup } from "./backup.ts";
import type { Card } from "./card.ts";
import { cloudwatch } from "./cloudwatch.ts";
import { ec2 } from "./ec2.ts";
import { elasticache } from "./elasticache.ts";
import { iam } from "./iam.ts";
import { imagebuilder } from "./imagebuilder.ts";
import { kms } from "./kms.ts";
import { launchTemplate } from "./launchTemplate.ts";
import { lb } from "./lb.ts";
import { random } from "./random.ts";
import { rds } from "./rds.ts";
import type { RecordedResource } from "../recorder/recording.ts";
import { route53 } from "./route53.ts";
import { s3 } from "./s3.ts";
import { secretsmanager } from "./secretsmanager.ts";
import { sns } from "./sns.ts";
import { ssm } from "./ssm.ts";
import { vpc } from "./vpc.ts";

/** The card of every type, by type token. The plan names a type without a card, and a test fails. */
export const cards: Readonly<Record<string, Card>> = {
  ...acm,
  ...autoscaling,
  ...backup,
  ...cloudwatch,
  ...ec2,
  ...elasticache,
  ...iam,
  ...imagebuilder,
  ...kms,
  ...launchTemplate,
  ...lb,
  ...random,
  ...rds,
  ...route53,
  ...s3,
  ...secretsmanager,
  ...sns,
  ...ssm,
  ...vpc,
};

/** What is known about a type; absent: it has no card. */
export function cardOf(type: string): Card | undefined {
  return cards[type];
}

/** Whether resources of a type hold data, or are needed to read data, such as a key. */
export function typeHoldsData(type: string): boolean {
  return cards[type]?.data !== undefined;
}

/** Whether a resource only copies another one of its type, which holds the data. */
export function isCopy({ type, inputs }: Pick<RecordedResource, "type" | "inputs">): boolean {
  return cards[type]?.copies?.(inputs) ?? false;
}

/** Whether a resource holds data, or is needed to read data. */
export function holdsData(resource: Pick<RecordedResource, "type" | "inputs">): boolean {
  return typeHoldsData(resource.type) && !isCopy(resource);
}
