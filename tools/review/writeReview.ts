import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeOut } from "../plan/writeOut.ts";
import { codeQuality, type PlaceOf } from "./codeQuality.ts";
import { commentText } from "./comment/commentText.ts";
import type { Review } from "./reviewModel.ts";
import { stepsFile } from "./stepsFile.ts";
import { terraformReport } from "./terraformReport.ts";
import { verdictOf, type ReviewVerdict } from "./verdictOf.ts";

/**
 * Writes every output of a review but the page.
 *
 * @param review what the merge request does
 * @param folder for the files; it is made
 * @param placeOf finds the line that causes something
 * @returns how the review ends
 * @throws OutError if a file cannot be written
 */
export function writeReview(review: Review, folder: string, placeOf: PlaceOf): ReviewVerdict {
  const { stack, steps, findings, losses } = review;
  const verdict = verdictOf(review);
  const lost = losses.unapproved.map((loss) => ({
    ...loss,
    urn: steps.find(({ name, type }) => name === loss.resource && type === loss.type)?.urn ?? "",
  }));
  mkdirSync(folder, { recursive: true });
  writeOut(join(folder, "steps.json"), json(stepsFile(review, steps)));
  writeOut(join(folder, "terraform.json"), json(terraformReport(steps)));
  writeOut(join(folder, "codequality.json"), json(codeQuality(stack, findings, lost, placeOf)));
  writeOut(join(folder, "comment.md"), commentText(review));
  writeOut(join(folder, "verdict.json"), json(verdict));
  return verdict;
}

function json(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
