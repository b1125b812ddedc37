import { mostRulesPerGroup, rulesPerGroup, rulesTaken } from "../allowlistRoom.ts";
import { openFamilies, overlap, parseBlock, type CidrBlock } from "../cidr.ts";
import type { Complain } from "../problem.ts";
import type { Group } from "../stackSchema.ts";

const doors = ["web", "ssh", "bastion"] as const;

type Door = (typeof doors)[number];

/** What else the rules for the allowlist need to know. */
export interface AllowContext {
  /** Whether everybody may be on it. */
  readonly isPublic: boolean;
  /** NAT addresses that the web door admits as well. */
  readonly natAddresses: number;
  /** Quota of the account. */
  readonly rulesPerSecurityGroup: number;
}

/**
 * Checks who may reach the doors.
 *
 * @param allow the allowlist
 * @param context what else the rules need to know
 * @param complain is called for each problem
 */
export function checkAllow(allow: Group<"allow">, context: AllowContext, complain: Complain): void {
  const blocks = {} as Record<Door, CidrBlock[]>;
  for (const door of doors) blocks[door] = checkDoor(`allow.${door}`, allow[door], complain);
  if (allow.web.length === 0) {
    complain(
      "allow.web",
      undefined,
      "at least one CIDR",
      "List who may open GitLab, such as the addresses of your office.",
    );
  }
  checkQuota(context.rulesPerSecurityGroup, complain);
  for (const door of doors) {
    checkOpen(`allow.${door}`, door, blocks[door], context.isPublic, complain);
    checkRoom(door, blocks[door], context, complain);
  }
}

function checkDoor(path: string, texts: readonly string[], complain: Complain): CidrBlock[] {
  const blocks: CidrBlock[] = [];
  texts.forEach((text, position) => {
    const key = `${path}[${String(position)}]`;
    const parsed = parseBlock(text);
    if (!("block" in parsed)) {
      complain(key, text, parsed.allowed, parsed.fix);
      return;
    }
    const other = blocks.find((block) => overlap(block, parsed.block));
    if (other) {
      const fix =
        other.text === text ? "Remove the second one." : `It overlaps ${other.text}: keep the wider of the two.`;
      complain(key, text, "each address once", fix);
      return;
    }
    blocks.push(parsed.block);
  });
  return blocks;
}

function checkOpen(
  path: string,
  door: string,
  blocks: readonly CidrBlock[],
  isPublic: boolean,
  complain: Complain,
): void {
  const open = openFamilies(blocks);
  if (open.length === 0) return;
  const texts = blocks.filter((block) => open.includes(block.family)).map((block) => block.text);
  if (door === "bastion") {
    complain(path, texts, "less than everybody", "List the addresses of the people who administer GitLab.");
  } else if (!isPublic) {
    complain(
      path,
      texts,
      "less than everybody, or public: true",
      "List addresses, or set public: true if everybody may reach it.",
    );
  }
}

function checkRoom(
  door: Door,
  blocks: readonly CidrBlock[],
  { natAddresses, rulesPerSecurityGroup: room }: AllowContext,
  complain: Complain,
): void {
  for (const family of ["ipv4", "ipv6"] as const) {
    const entries = blocks.filter((block) => block.family === family).length;
    if (entries === 0) continue;
    const taken = rulesTaken(door, entries, family === "ipv4" ? natAddresses : 0);
    if (taken > room) {
      complain(
        `allow.${door}`,
        `${String(entries)} blocks of ${family}`,
        `as many as fit into ${String(room)} rules of a security group; with room to grow these take ${String(taken)}`,
        `Merge addresses into wider blocks, or have AWS raise the quota "Inbound or outbound rules per security group" and set rulesPerSecurityGroup (${String(mostRulesPerGroup)} at most).`,
      );
    }
  }
}

function checkQuota(said: number, complain: Complain): void {
  if (said >= rulesPerGroup && said <= mostRulesPerGroup) return;
  complain(
    "rulesPerSecurityGroup",
    said,
    `${String(rulesPerGroup)} to ${String(mostRulesPerGroup)}`,
    "The default is 60. AWS raises the quota to at most 1000 divided by the security groups per network interface, and the load balancer has up to three.",
  );
}
