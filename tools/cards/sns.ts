import type { Card } from "./card.ts";

/** Simple Notification Service. */
export const sns: Readonly<Record<string, Card>> = {
  "aws:sns/topic:Topic": { price: "free" },
  "aws:sns/topicPolicy:TopicPolicy": { price: "free" },
  "aws:sns/topicSubscription:TopicSubscription": {
    price: "free",
    drawn: { tier: "operations", title: "Notices", counted: ["SNS subscription", "SNS subscriptions"] },
  },
};
