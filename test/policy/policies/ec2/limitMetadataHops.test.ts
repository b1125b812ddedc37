import { limitMetadataHops } from "../../../../policy/policies/ec2/limitMetadataHops.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { policyCases } from "../../policyCases.ts";

const node = (httpPutResponseHopLimit?: unknown) => [
  { type: "aws:ec2/launchTemplate:LaunchTemplate", props: { metadataOptions: { httpPutResponseHopLimit } } },
];

describe("ec2-limit-metadata-hops", () => {
  policyCases(limitMetadataHops, node(1), {
    "refuses two hops": [node(2), ["it: metadataOptions.httpPutResponseHopLimit must be 1"]],
    "refuses what is not said: an image may say two": [
      node(),
      ["it: metadataOptions.httpPutResponseHopLimit must be 1"],
    ],
    "says what is not known yet": [node(unknown), ["it: metadataOptions.httpPutResponseHopLimit must be 1 (unknown)"]],
  });
});
