import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { shortType } from "../../recorder/titleOf.ts";
import { table } from "../table.ts";

/** What may be lost, and what guards the resources that hold data. */
export function protectionSection({ losses, data }: Plan): Section {
  return section("protection", "What protects data", [
    { kind: "heading", text: "What is lost at most" },
    table("What is lost at most", losses, [
      ["When", ({ event }) => event],
      ["Lost", ({ lost }) => lost],
      ["Until", ({ until }) => until],
    ]),
    { kind: "heading", text: "What holds data, and what guards it" },
    table("What holds data, and what guards it", data, [
      ["Resource", ({ resource }) => ({ code: resource })],
      ["Type", ({ type }) => shortType(type)],
      ["Guards", ({ guards }) => guards.join("; ")],
    ]),
  ]);
}
