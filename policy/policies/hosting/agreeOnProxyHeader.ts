import { checkedPort, hasHeader, passedOnGroups } from "../../balancing/targetGroups.ts";
import { configurationOf, nodesBehind } from "../../nodes/nodesBehind.ts";
import type { StackPolicy } from "../../policy.ts";
import type { PolicyResource } from "../../policyResource.ts";
import type { PolicyStack } from "../../policyStack.ts";
import { Reading } from "../../reading.ts";
import { judge, type Verdict } from "../../verdict.ts";

const expectsHeader = "['nginx']['proxy_protocol'] = true";

/** SSH never expects it. */
const sshExpectsHeader = "gitlab_sshd['proxy_protocol'] = true";

const opens = (port: string, text: string) => new RegExp(String.raw`listen [\d.]+:${port}( [^;]*)?;`).test(text);

const opensWithHeader = (port: string, text: string) =>
  new RegExp(String.raw`listen [\d.]+:${port} proxy_protocol`).test(text);

/** The port of HTTP checks of a target group, if it is another one than that of its traffic. */
function ownCheck(group: PolicyResource): string | undefined {
  const port = checkedPort(group);
  return port === String(Reading.of(group.props).at("port").value) ? undefined : port;
}

/** What the configuration of a node behind a target group has to say. */
function demands(group: PolicyResource): readonly (readonly [(text: string) => boolean, string])[] {
  const check = ownCheck(group);
  if (!hasHeader(group)) {
    const isPlain = (text: string) => check === undefined || !opensWithHeader(check, text);
    return [
      [(text) => !text.includes(sshExpectsHeader), "must not expect proxy protocol for SSH"],
      [isPlain, "must not expect proxy protocol on the port of checks that go without it"],
    ];
  }
  const isExpected = (text: string) => check === undefined || !opens(check, text) || opensWithHeader(check, text);
  return [
    [(text) => text.includes(expectsHeader), "must expect proxy protocol in NGINX: the load balancer sends it"],
    [isExpected, "must expect proxy protocol on the port of checks that begin with it"],
  ];
}

/** The node expects proxy protocol where the load balancer sends it, and nowhere else. */
export const agreeOnProxyHeader: StackPolicy = {
  judges: "stack",
  check: (stack) => unique(passedOnGroups(stack).flatMap((group) => judgeNodes(stack, group))),
};

function judgeNodes(stack: PolicyStack, group: PolicyResource): Verdict[] {
  return nodesBehind(stack, group).flatMap((node) => {
    const object = configurationOf(stack, node);
    if (!object) return [];
    const content = Reading.of(object.props).at("content");
    return demands(group).flatMap(([holds, says]) => judge(object, content, (text) => holds(String(text)), says));
  });
}

/** Doors inside and outside lead to the same node. */
function unique(verdicts: readonly Verdict[]): Verdict[] {
  return [...new Map(verdicts.map((verdict) => [`${verdict.resource.urn} ${verdict.says}`, verdict])).values()];
}
