import assert from "node:assert/strict";
import { ResourceGraph } from "../../tools/plan/graph.ts";
import type { PlainObject } from "../../tools/recorder/plainObject.ts";
import type { RecordedResource } from "../../tools/recorder/recording.ts";
import { controls } from "../../tools/security/controls.ts";
import { gaps } from "../../tools/security/gaps.ts";
import { recordStack } from "../components/recordStack.ts";

/** What does not hold in prod, and why, with some inputs of a resource changed. */
async function gapsOf(edited = "", changed: PlainObject = {}) {
  const { resources } = await recordStack("prod", {}, "references");
  const graph = new ResourceGraph(
    resources.map((one): RecordedResource =>
      `${one.type} ${one.name}` === edited ? { ...one, inputs: { ...one.inputs, ...changed } } : one,
    ),
  );
  return gaps(graph, controls(graph)).map(
    ({ resources: [first = "", ...others], aspect, says, why }) =>
      `${first}${others.length > 0 ? ` +${String(others.length)}` : ""}: ${aspect}, ${says}; ${why}`,
  );
}

const passed = (name: string, port: number, why: string) =>
  `${name}: TLS in transit, none added: TCP on port ${String(port)} is passed on as it is; ${why}`;
const ssh = "SSH encrypts by itself, up to the node";
const praefect = "TLS passes unchanged: it ends on the Praefect node";
const redirect = "NGINX only redirects to HTTPS there";
const parameters = (name: string, why: string) => `${name}: Encryption at rest, String, no key of its own; ${why}`;
const subnets = (name: string, why: string) =>
  `${name}: Public access, gives public addresses to what does not decline them; ${why}`;

describe("what does not hold", () => {
  it("has a reason each", async () => {
    assert.deepEqual(await gapsOf(), [
      "gitlab-buckets-access-logs: Logging, no access logs; it holds the logs of the others: a log of its own writes would never end",
      parameters("gitlab-nodes-cluster-1-converge +21", "it holds hashes and names, and no secret"),
      passed("gitlab-praefect", 3305, praefect),
      passed("gitlab-front-http +1", 80, redirect),
      passed("gitlab-front-ssh +1", 22, ssh),
      passed("gitlab-front-bastion", 2222, ssh),
      passed("gitlab-front-bastion", 22, ssh),
      passed("gitlab-front-http +1", 80, redirect),
      passed("gitlab-praefect", 3305, praefect),
      passed("gitlab-front-ssh +1", 2222, ssh),
      "gitlab-praefect: Logging, no access logs; a Network Load Balancer logs TLS listeners only, and it has none: TLS ends on the nodes",
    ]);
  });

  for (const [edited, changed, expected] of [
    [
      "aws:ssm/parameter:Parameter gitlab-nodes-toolbox-1-rails",
      { insecureValue: '{"password":"x"}' },
      parameters("gitlab-nodes-toolbox-1-rails", ""),
    ],
    [
      "aws:ec2/subnet:Subnet gitlab-network-private-1",
      { mapPublicIpOnLaunch: true },
      subnets("gitlab-network-private-1", ""),
    ],
    ["aws:lb/listener:Listener gitlab-front-ssh", { port: 23 }, passed("gitlab-front-ssh", 23, "")],
  ] as const)
    it(`comes first without one: ${edited}`, async () => {
      const [first, ...others] = await gapsOf(edited, changed);
      assert.equal(first, expected);
      assert.ok(others.every((one) => !one.endsWith("; ")));
    });
});
