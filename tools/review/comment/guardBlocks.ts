import type { Block } from "../../document/blocks.ts";
import { when } from "../../document/when.ts";
import { someNames } from "../../plan/someNames.ts";
import type { Review } from "../reviewModel.ts";

/** What a reviewer has to know first: the change touches what decides about changes, and what became less strict. */
export function guardBlocks({ touched, strictness }: Review): readonly Block[] {
  const { comparedWith = "", loosened = [] } = strictness ?? {};
  return [
    ...when(touched.length > 0, {
      kind: "notice",
      severity: "warning",
      title: "This merge request touches what decides about changes",
      lines: touched.map(({ name, files }) => `${name}: ${someNames(files, 5)}`),
    }),
    ...when(loosened.length > 0, {
      kind: "notice",
      severity: "warning",
      title: `Less strict than the commit ${comparedWith}`,
      lines: loosened,
    }),
  ];
}
