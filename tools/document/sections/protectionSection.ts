import type { Plan } from "../../plan/planModel.ts";
import { section, type Section } from "../section.ts";
import { shortType } from "../../recorder/titleOf.ts";
import { table } from "../table.ts";

/** What could be lost, and how the resources that hold data are protected. */
export function protectionSection({ losses, data }: Plan): Section {
  return section("protection", "Data protection", [
    { kind: "heading", text: "Worst-case data loss" },
    table("Worst-case data loss", losses, [
      ["Event", ({ event }) => event],
      ["Part", ({ part }) => part],
      ["Data lost", ({ lost }) => lost],
      ["Recovery", ({ until }) => until],
    ]),
    { kind: "heading", text: "Resources that hold data" },
    table("Resources that hold data, and their protection", data, [
      ["Resource", ({ resource }) => ({ code: resource })],
      ["Type", ({ type }) => shortType(type)],
      ["Protection", ({ guards }) => guards.join("; ")],
    ]),
  ]);
}
