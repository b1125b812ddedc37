import type { PolicyResource } from "../policyResource.ts";
import { judge, type Verdict } from "../verdict.ts";
import { openTexts } from "./openTexts.ts";

/**
 * Judges every text of a resource that people read who may read no secret.
 *
 * @param resource the verdicts name it
 * @param holds tells whether a text is as it has to be; one in base64 comes decoded
 * @param says what has to be, without the text
 */
export function judgeTexts(resource: PolicyResource, holds: (text: string) => boolean, says: string): Verdict[] {
  return openTexts(resource).flatMap(({ reading, plain }) =>
    judge(resource, reading, (value) => typeof value !== "string" || holds(plain(value)), says),
  );
}
