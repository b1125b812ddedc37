import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import type { TableOfCalls } from "./tableOfCalls.ts";

/** Path of the table, from the folder of the project. */
export const recordedFile = "accounts/rights/recorded.json";

/** By which versions, and when. */
export interface RecordedBy {
  /** Such as `hashicorp/aws 5.100.0`. */
  readonly provider: string;
  readonly moto: string;
  readonly date: string;
}

/** What was recorded before. */
export function readRecorded(): TableOfCalls {
  return JSON.parse(readFileSync(recordedFile, "utf8")) as TableOfCalls;
}

/** Writes the table in one step, so that whoever is cut off leaves the one of before. */
export async function writeRecorded(by: RecordedBy, table: TableOfCalls): Promise<void> {
  const options = { ...(await resolveConfig(recordedFile)), filepath: recordedFile };
  writeFileSync(`${recordedFile}.partial`, await format(JSON.stringify({ ...by, ...table }), options));
  renameSync(`${recordedFile}.partial`, recordedFile);
}
