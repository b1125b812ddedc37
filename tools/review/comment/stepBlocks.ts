import type { Block, Line } from "../../document/blocks.ts";
import { table } from "../../document/table.ts";
import { when } from "../../document/when.ts";
import { someNames } from "../../plan/someNames.ts";
import { titleOf } from "../../recorder/titleOf.ts";
import type { Review } from "../reviewModel.ts";
import type { ReviewStep } from "../reviewStep.ts";

/** Operations that take something away. */
const drastic: readonly string[] = ["delete", "replace", "delete-replaced"];

/** What is replaced or deleted and why, and the names of everything else that changes. */
export function stepBlocks({ steps }: Review): readonly Block[] {
  const gone = steps.filter(({ op }) => drastic.includes(op));
  const others = steps.filter(({ op }) => !drastic.includes(op));
  return [
    ...when(
      gone.length > 0,
      { kind: "heading", text: "Replaced and deleted" },
      table("Replaced and deleted resources", gone, [
        ["Resource", (step) => ({ code: titleOf(step) })],
        ["What happens", what],
        ["Because of", reason],
      ]),
    ),
    ...when(others.length > 0, {
      kind: "section",
      id: "steps",
      title: "Created and changed in place",
      blocks: [
        table("Created and changed resources", others, [
          ["Resource", (step) => ({ code: titleOf(step) })],
          ["What happens", ({ op }) => words[op] ?? op],
          ["Properties", ({ op, properties }) => (op === "update" ? someNames(properties) : "")],
        ]),
      ],
    }),
  ];
}

const words: Readonly<Record<string, string>> = {
  create: "created",
  import: "imported",
  update: "changed in place",
  delete: "deleted",
  replace: "replaced",
  "delete-replaced": "deleted: the rest of a replacement that was cut off",
};

function what({ op, perhaps, holdsData }: ReviewStep): Line {
  const word = `${perhaps ? "perhaps " : ""}${words[op] ?? op}`;
  return holdsData ? [word, ", ", { strong: "holds data" }] : word;
}

function reason({ op, replacingProperties }: ReviewStep): string {
  if (op !== "replace") return "it is no longer in the program";
  return replacingProperties.length > 0 ? someNames(replacingProperties) : "something that it depends on";
}
