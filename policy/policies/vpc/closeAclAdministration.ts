import { aclRules, type AclRule } from "../../network/aclRules.ts";
import { isWorld } from "../../network/isWorld.ts";
import { opensTcp, portRange } from "../../network/portRange.ts";
import type { StackPolicy } from "../../policy.ts";
import type { Reading } from "../../reading.ts";
import { unknown } from "../../unknown.ts";
import type { Verdict } from "../../verdict.ts";

/** SSH and Remote Desktop (FSBP EC2.21; CIS AWS Foundations Benchmark v7.0, 6.2). */
const ports = [22, 3389];

const says = "must not admit the world to port 22 or 3389";

/** A network ACL that a program writes does not admit the world to SSH or Remote Desktop. The rules that AWS made by itself do. */
export const closeAclAdministration: StackPolicy = {
  judges: "stack",
  check: (stack) =>
    aclRules(stack).flatMap((rules) =>
      rules.filter(({ action }) => action.isUnknown || isAllow(action.value)).flatMap((rule) => judgeRule(rule, rules)),
    ),
};

const isAllow = (action: unknown) => String(action).toLowerCase() === "allow";

function judgeRule(rule: AclRule, rules: readonly AclRule[]): readonly Verdict[] {
  const { resource, action } = rule;
  return rule.cidrs.flatMap((cidr): readonly Verdict[] => {
    if (!cidr.isUnknown && !isWorld(String(cidr.value))) return [];
    const open = ports.map((port) => admits(rule, port) && !isDenied(rules, rule, port, String(cidr.value)));
    if (!open.includes(true)) return [];
    const isKnown = [cidr, action, rule.protocol, rule.from, rule.to].every(({ isUnknown }) => !isUnknown);
    return [{ resource, path: cidr.path, kind: isKnown ? "broken" : "unknown", says }];
  });
}

/** What is not known may be so. */
function admits({ protocol, from, to }: AclRule, port: number): boolean {
  const range = portRange(protocol, from, to);
  return range === unknown || opensTcp(range, [port]);
}

/** Whether an earlier rule refuses everybody of the same family. */
function isDenied(rules: readonly AclRule[], rule: AclRule, port: number, cidr: string): boolean {
  const everybody = cidr.includes(":") ? "::/0" : "0.0.0.0/0";
  return rules.some(({ action, number, protocol, from, to, cidrs }) => {
    const range = portRange(protocol, from, to);
    return (
      String(action.value).toLowerCase() === "deny" &&
      order(number) < order(rule.number) &&
      cidrs.some(({ value }) => value === everybody) &&
      range !== unknown &&
      opensTcp(range, [port])
    );
  });
}

/** What is not known comes neither before nor after anything. */
const order = ({ value, isUnknown }: Reading) => (isUnknown ? NaN : Number(value));
