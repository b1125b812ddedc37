import { judgePublicPolicy } from "../../documents/judgePublicPolicy.ts";
import type { ResourcePolicy } from "../../policy.ts";

/** No policy of a topic admits everybody. */
export const forbidPublicTopics: ResourcePolicy = {
  judges: "resource",
  types: ["aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy"],
  check: judgePublicPolicy,
};
