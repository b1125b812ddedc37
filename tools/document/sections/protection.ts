import type { Plan } from "../../plan/model.ts";
import type { Section } from "../blocks.ts";
import { table } from "../table.ts";
import { short } from "../short.ts";

/** What is lost at most, and what guards what holds data. */
export function protection({ losses, data }: Plan): Section {
  return {
    kind: "section",
    id: "protection",
    title: "What protects data",
    blocks: [
      { kind: "heading", text: "What is lost at most" },
      table(
        "What is lost at most",
        [
          ["When", ({ event }) => event],
          ["Lost", ({ lost }) => lost],
          ["Until", ({ until }) => until],
        ],
        losses,
      ),
      { kind: "heading", text: "What holds data, and what guards it" },
      table(
        "What holds data, and what guards it",
        [
          ["Resource", ({ resource }) => ({ code: resource })],
          ["Type", ({ type }) => short(type)],
          ["Guards", ({ guards }) => guards.join("; ")],
        ],
        data,
      ),
    ],
  };
}
