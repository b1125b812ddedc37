import type { Comparison } from "../../compare/model.ts";
import type { Block } from "../blocks.ts";

/** What restarts or is interrupted. */
export function interruptions({ interruptions: lines }: Comparison): Block[] {
  if (lines.length === 0) {
    return [{ kind: "paragraph", line: "Nothing restarts or is interrupted, as far as is known." }];
  }
  return [
    { kind: "heading", text: "What restarts or is interrupted" },
    { kind: "list", lines },
  ];
}
