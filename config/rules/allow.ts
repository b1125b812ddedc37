import { rulesPerGroup, rulesTaken } from "../allowlistRoom.ts";
import { openFamilies, overlap, parseBlock, type Block } from "../cidr.ts";
import type { Complain } from "../problem.ts";
import type { Group } from "../schema.ts";

const doors = ["web", "ssh", "bastion"] as const;

/**
 * Checks who may reach the doors.
 *
 * @param allow the allowlist
 * @param isPublic whether everybody may be on it
 * @param natAddresses NAT addresses that the web door admits as well
 * @param complain hears of problems
 */
export function checkAllow(allow: Group<"allow">, isPublic: boolean, natAddresses: number, complain: Complain): void {
  const blocks = {} as Record<(typeof doors)[number], Block[]>;
  for (const door of doors) blocks[door] = checkDoor(`allow.${door}`, allow[door], complain);
  if (allow.web.length === 0) {
    complain(
      "allow.web",
      undefined,
      "at least one CIDR",
      "Say who may open GitLab, such as the addresses of your office.",
    );
  }
  for (const door of doors) checkOpen(`allow.${door}`, door, blocks[door], isPublic, complain);
  checkRoom(blocks, natAddresses, complain);
}

function checkDoor(path: string, texts: readonly string[], complain: Complain): Block[] {
  const blocks: Block[] = [];
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

function checkOpen(path: string, door: string, blocks: readonly Block[], isPublic: boolean, complain: Complain): void {
  const open = openFamilies(blocks);
  if (open.length === 0) return;
  const texts = blocks.filter((block) => open.includes(block.family)).map((block) => block.text);
  if (door === "bastion") {
    complain(path, texts, "less than everybody", "Name the addresses of those who administer GitLab.");
  } else if (!isPublic) {
    complain(
      path,
      texts,
      "less than everybody, or public: true",
      "Name addresses, or set public: true if everybody may come.",
    );
  }
}

function checkRoom(blocks: Record<(typeof doors)[number], Block[]>, natAddresses: number, complain: Complain): void {
  for (const family of ["ipv4", "ipv6"] as const) {
    const entries = Object.fromEntries(
      doors.map((door) => [door, blocks[door].filter((block) => block.family === family).length]),
    ) as Record<(typeof doors)[number], number>;
    const taken = rulesTaken(entries, family === "ipv4" ? natAddresses : 0);
    if (taken > rulesPerGroup) {
      complain(
        "allow",
        entries,
        `lists of which the room takes at most ${String(rulesPerGroup)} rules of a security group (quota "Inbound or outbound rules per security group"); these take ${String(taken)} for ${family}`,
        "Join addresses into wider blocks, or take out what is no longer used.",
      );
    }
  }
}
