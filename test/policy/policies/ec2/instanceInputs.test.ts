import { keepSourceCheck } from "../../../../policy/policies/ec2/keepSourceCheck.ts";
import { requireEbsOptimization } from "../../../../policy/policies/ec2/requireEbsOptimization.ts";
import { requireInstanceProfile } from "../../../../policy/policies/ec2/requireInstanceProfile.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const instance = (props = {}) => ({ type: "aws:ec2/instance:Instance", props });
const template = (props = {}) => ({ type: "aws:ec2/launchTemplate:LaunchTemplate", props });
const fromTemplate = instance({ launchTemplate: { id: "t" } });

describe("ec2-require-ebs-optimization", () => {
  policyCases(
    requireEbsOptimization,
    [instance({ ebsOptimized: true }), template({ ebsOptimized: "true" }), fromTemplate],
    {
      "refuses an instance without": [[instance({ ebsOptimized: false })], ["it: ebsOptimized must be true"]],
      "refuses a launch template that says nothing": [[template()], ["it: ebsOptimized must be true"]],
      "says what is not known yet": [
        [instance({ ebsOptimized: unknown })],
        ["it: ebsOptimized must be true (unknown)"],
      ],
    },
  );
});

describe("ec2-require-instance-profile", () => {
  policyCases(
    requireInstanceProfile,
    [instance({ iamInstanceProfile: unknown }), template({ iamInstanceProfile: { name: "p" } }), fromTemplate],
    {
      "refuses an instance without": [[instance()], ["it: iamInstanceProfile must name an instance profile"]],
      "refuses a launch template without": [[template()], ["it: iamInstanceProfile must name an instance profile"]],
      "refuses a profile without a name": [
        [instance({ iamInstanceProfile: "" }), template({ iamInstanceProfile: {} })],
        [
          "it: iamInstanceProfile must name an instance profile",
          "it: iamInstanceProfile must name an instance profile",
        ],
      ],
    },
  );
});

describe("ec2-keep-source-check", () => {
  policyCases(keepSourceCheck, [instance(), instance({ sourceDestCheck: true })], {
    "refuses an instance without": [[instance({ sourceDestCheck: false })], ["it: sourceDestCheck must not be false"]],
    "refuses an interface without": [
      [{ type: "aws:ec2/networkInterface:NetworkInterface", props: { sourceDestCheck: false } }],
      ["it: sourceDestCheck must not be false"],
    ],
    "says what is not known yet": [
      [instance({ sourceDestCheck: unknown })],
      ["it: sourceDestCheck must not be false (unknown)"],
    ],
  });
});
