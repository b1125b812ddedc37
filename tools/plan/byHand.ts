import type { RecordedResource } from "../recorder/recording.ts";
import type { FirstStep } from "./decisionModel.ts";

/** The steps that a person has to do, in order, one sentence or two each: before the first run, during it, and after it. */
export function byHand(resources: readonly RecordedResource[], first: readonly FirstStep[]): string[] {
  const emails = resources
    .filter(({ type }) => type === "aws:sns/topicSubscription:TopicSubscription")
    .map(({ inputs }) => String(inputs.endpoint));
  return [
    ...first.map(({ topic, todo }) => `${topic}: ${todo}`),
    ...emails.map((email) => `Have ${email} confirm the subscription: AWS sends an e-mail with a link.`),
    ...(emails.length === 0 ? ["Alarms notify nobody: set notify, or watch them in CloudWatch."] : []),
    "Read the initial root password with the command in the output next, sign in, and change it.",
  ];
}
