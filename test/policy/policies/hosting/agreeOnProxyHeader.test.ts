import { agreeOnProxyHeader } from "../../../../policy/policies/hosting/agreeOnProxyHeader.ts";
import { unknown } from "../../../../policy/unknown.ts";
import { door, nodeGroup, nodeInstance, ofSsh, proxied } from "../../doorFixtures.ts";
import { policyCases, type Fixture } from "../../policyCases.ts";

const nginx = "gitlab_rails['nginx']['proxy_protocol'] = true";
const plainCheck = "listen 0.0.0.0:8888;";
const check = "listen 0.0.0.0:8889 proxy_protocol;";
const ssh = "gitlab_sshd['proxy_protocol'] = false";
const configuration = (node: string, ...lines: readonly string[]): Fixture => ({
  type: "aws:s3/bucketObjectv2:BucketObjectv2",
  name: `${node}-configuration`,
  props: {
    key: `nodes/${node}.json`,
    content: JSON.stringify({ files: [{ path: "gitlab.rb", content: lines.join("\n") }] }),
  },
});
const doors = [...door(443, proxied), ...door(22, ofSsh)];
const attached = ["door-443", "door-22"].map((group): Fixture => ({
  type: "aws:lb/targetGroupAttachment:TargetGroupAttachment",
  name: `${group}-attachment`,
  refers: { targetGroupArn: [group], targetId: ["gitaly-1"] },
}));
const box = (...lines: readonly string[]) => [
  ...doors,
  ...attached,
  nodeInstance("gitaly-1"),
  configuration("gitaly-1", ...lines),
];
const rails = (...lines: readonly string[]) => [
  ...doors,
  nodeGroup("rails", {}, { targetGroupArns: ["door-443", "door-22"] }),
  configuration("rails", ...lines),
];

describe("gitlab-agree-on-proxy-protocol", () => {
  policyCases(agreeOnProxyHeader, box(nginx, plainCheck, check, ssh), {
    "takes the same of a group": [rails(nginx, plainCheck, check, ssh), []],
    "asks nothing of a node that no door leads to": [[...doors, configuration("praefect-1", ssh)], []],
    "refuses NGINX that does not expect it": [
      rails(plainCheck, check, ssh),
      ["rails-configuration: content must expect proxy protocol in NGINX: the load balancer sends it"],
    ],
    "refuses SSH that expects it": [
      box(nginx, plainCheck, check, ssh.replace("false", "true")),
      ["gitaly-1-configuration: content must not expect proxy protocol for SSH"],
    ],
    "refuses checks that begin with it, on a port that does not expect it": [
      rails(nginx, plainCheck, "listen 0.0.0.0:8889;", ssh),
      ["rails-configuration: content must expect proxy protocol on the port of checks that begin with it"],
    ],
    "refuses checks without it, on a port that expects it": [
      rails(nginx, "listen 0.0.0.0:8888 proxy_protocol;", check, ssh),
      ["rails-configuration: content must not expect proxy protocol on the port of checks that go without it"],
    ],
    "says what is not known yet": [
      [
        ...door(443, proxied),
        nodeGroup("rails", {}, { targetGroupArns: ["door-443"] }),
        { ...configuration("rails"), props: { key: "nodes/rails.json", content: unknown } },
      ],
      [
        "rails-configuration: content must expect proxy protocol in NGINX: the load balancer sends it (unknown)",
        "rails-configuration: content must expect proxy protocol on the port of checks that begin with it (unknown)",
      ],
    ],
  });
});
