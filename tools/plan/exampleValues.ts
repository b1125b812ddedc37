import { parseBlock, type CidrBlock } from "../../config/cidr.ts";
import { textsIn } from "../recorder/plainObject.ts";
import type { ResourceGraph } from "./graph.ts";

/** Addresses for documentation: RFC 5737, RFC 6676, RFC 3849, RFC 9637. Nobody's network has them. */
const addresses = [
  "192.0.2.0/24",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "233.252.0.0/24",
  "2001:db8::/32",
  "3fff::/20",
].flatMap((text) => blockOf(text) ?? []);

/** Domains for examples and tests: RFC 2606, RFC 6761. Nobody can own them. */
const domain = /(^|[.@])(example\.(com|net|org)|example|test|invalid|localhost)$/;

/** Types with what a person wrote: who may come in, names, and who is told. */
const types = [
  "ec2/managedPrefixList:ManagedPrefixList",
  "vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "vpc/securityGroupEgressRule:SecurityGroupEgressRule",
  "acm/certificate:Certificate",
  "route53/record:Record",
  "sns/topicSubscription:TopicSubscription",
];

/** Example addresses and domains in the inputs of registered resources: they were left in the stack file, addresses first. */
export function exampleValues(graph: ResourceGraph): string[] {
  const texts = types.flatMap((type) => graph.ofType(type)).flatMap(({ inputs }) => textsIn(inputs));
  const [blocks, names] = [texts.filter(isExampleBlock), texts.filter((text) => domain.test(text))];
  return [...new Set([...blocks.toSorted(), ...names.toSorted()])];
}

function isExampleBlock(text: string): boolean {
  const block = blockOf(text);
  return addresses.some(
    ({ family, first, last }) => block?.family === family && block.first >= first && block.last <= last,
  );
}

function blockOf(text: string): CidrBlock | undefined {
  const parsed = parseBlock(text);
  return "block" in parsed ? parsed.block : undefined;
}
