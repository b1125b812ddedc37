import { requireMetadataTokens } from "../../../../policy/policies/ec2/requireMetadataTokens.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const node = (metadataOptions?: unknown, others = {}) => [
  { type: "aws:ec2/instance:Instance", props: { metadataOptions, ...others } },
];

describe("ec2-require-metadata-tokens", () => {
  policyCases(requireMetadataTokens, node({ httpTokens: "required" }), {
    "refuses optional tokens": [
      node({ httpTokens: "optional" }),
      ['it: metadataOptions.httpTokens must be "required"'],
    ],
    "refuses what is not said: AWS' own default allows version 1": [
      node(),
      ['it: metadataOptions.httpTokens must be "required"'],
    ],
    "says what is not known yet": [
      node({ httpTokens: unknown }),
      ['it: metadataOptions.httpTokens must be "required" (unknown)'],
    ],
    "leaves to the launch template what an instance does not say": [
      node(undefined, { launchTemplate: { id: "t" } }),
      [],
    ],
    "reads what an instance says over its launch template": [
      node({ httpTokens: "optional" }, { launchTemplate: { id: "t" } }),
      ['it: metadataOptions.httpTokens must be "required"'],
    ],
    "reads the options of what builds an image under their own name": [
      [
        {
          type: "aws:imagebuilder/infrastructureConfiguration:InfrastructureConfiguration",
          props: { instanceMetadataOptions: { httpTokens: "optional" } },
        },
      ],
      ['it: instanceMetadataOptions.httpTokens must be "required"'],
    ],
  });
});
