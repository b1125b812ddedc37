import assert from "node:assert/strict";
import { parseBlock, type CidrBlock } from "../../config/cidr.ts";

/** A block that can be read. */
export function block(text: string): CidrBlock {
  const parsed = parseBlock(text);
  assert.ok("block" in parsed, text);
  return parsed.block;
}
