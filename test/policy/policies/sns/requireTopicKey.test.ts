import { requireTopicKey } from "../../../../policy/policies/sns/requireTopicKey.ts";
import { forbidPublicTopics } from "../../../../policy/policies/sns/forbidPublicTopics.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { oneResource } from "../../oneResource.ts";
import { policyCases } from "../../policyCases.ts";

const topic = oneResource("aws:sns/topic:Topic", { kmsMasterKeyId: unknown });
const open = { policy: { Statement: [{ Effect: "Allow", Principal: "*", Action: "sns:Publish" }] } };
const events = {
  Statement: [{ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sns:Publish" }],
};
const topicPolicy = oneResource("aws:sns/topicPolicy:TopicPolicy", { policy: JSON.stringify(events) });

describe("sns-require-customer-key", () => {
  policyCases(requireTopicKey, topic(), {
    "refuses what is not said": [topic({ kmsMasterKeyId: undefined }), ["it: kmsMasterKeyId must name a customer key"]],
    "refuses the key of AWS": [
      topic({ kmsMasterKeyId: "alias/aws/sns" }),
      ["it: kmsMasterKeyId must name a customer key"],
    ],
  });
});

describe("sns-forbid-public-topics", () => {
  policyCases(forbidPublicTopics, topicPolicy(), {
    "refuses everybody": [topicPolicy(open), ["it: policy.Statement[0] must not admit everybody"]],
    "refuses everybody in the topic": [topic(open), ["it: policy.Statement[0] must not admit everybody"]],
  });
});
