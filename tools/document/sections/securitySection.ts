import type { Plan } from "../../plan/planModel.ts";
import { someNames } from "../../plan/someNames.ts";
import { shortType } from "../../recorder/titleOf.ts";
import { aspects, type Control, type Passage, type Security } from "../../security/securityModel.ts";
import type { Block, Cell } from "../blocks.ts";
import { section, type Section } from "../section.ts";
import { table } from "../table.ts";

/** Who may connect to whom, every rule, what roles allow, and which controls hold: all that a security reviewer looks for. */
export function securitySection({ reach, security }: Plan): Section {
  return section("security", "Security", [
    {
      kind: "paragraph",
      line: "Read from the registered resources. What only AWS knows, such as defaults, and what belongs to the whole account, such as CloudTrail, is not in here.",
    },
    { kind: "heading", text: "Who may connect to whom" },
    {
      kind: "paragraph",
      line: "Ports from the row to the column, as the security groups of both sides allow them. TCP unless a protocol is shown. Everything else is blocked.",
    },
    matrix(security.passages),
    {
      kind: "fold",
      summary: "Every inbound and outbound rule, with its reason",
      long: "everywhere",
      blocks: [
        table("Inbound rules", reach, [
          ["Into", ({ to }) => ({ code: to })],
          ["Port", ({ port }) => port, "number"],
          ["From", ({ from }) => from.join(", ")],
          ["Reason", ({ why }) => why],
        ]),
        table("Outbound rules", security.outbound, [
          ["Out of", ({ from }) => ({ code: from })],
          ["Port", ({ port }) => port, "number"],
          ["To", ({ to }) => to.join(", ")],
          ["Reason", ({ why }) => why],
        ]),
      ],
    },
    ...gapsBlocks(security),
    { kind: "heading", text: "Encryption, TLS, metadata, public access, logging" },
    controlsTable(security),
    { kind: "heading", text: "What IAM roles allow" },
    ...rights(security),
    ...examples(security),
  ]);
}

function matrix(passages: readonly Passage[]): Block {
  const names = (end: (passage: Passage) => string) => [...new Set(passages.map(end))].toSorted();
  const cell = (from: string, to: string): Cell =>
    passages
      .filter((passage) => passage.from === from && passage.to === to)
      .flatMap(({ ports, halfOpen }) => [ports.join(", "), ...halfOpen.map((port) => `${port} (one side only)`)])
      .join(", ");
  return table(
    "Who may connect to whom, by port",
    names(({ from }) => from),
    [
      ["From", (from) => ({ code: from })],
      ...names(({ to }) => to).map((to) => [to, (from: string) => cell(from, to)] as const),
    ],
  );
}

function gapsBlocks({ gaps }: Security): Block[] {
  if (gaps.length === 0) return [];
  const made = table("What does not hold, and why", gaps, [
    ["Resources", ({ type, resources }) => [`${shortType(type)} `, { code: someNames(resources, 3) }]],
    ["Aspect", ({ aspect }) => aspect],
    ["Does not hold", ({ says }) => says],
    ["Why", ({ why }) => (why === "" ? { strong: "no reason is known" } : why)],
  ]);
  return [{ kind: "heading", text: "What does not hold, and why" }, made];
}

function examples({ examples: left }: Security): Block[] {
  if (left.length === 0) return [];
  return [
    { kind: "heading", text: "Examples that were left in the stack file" },
    table("Examples that were left in the stack file", left, [
      ["Value", ({ value }) => ({ code: value })],
      ["Settings", ({ keys }) => keys.join(", ")],
    ]),
  ];
}

function controlsTable({ controls }: Security): Block {
  const cell = (own: readonly Control[], aspect: Control["aspect"]): Cell => {
    const control = own.find((one) => one.aspect === aspect);
    if (!control) return "";
    return control.holds === "no" ? [{ tone: "bad", text: "no:" }, ` ${control.says}`] : control.says;
  };
  return table("Controls of each resource", controls, [
    ["Resources", ({ type, resources }) => [`${shortType(type)} `, { code: someNames(resources, 3) }]],
    ...aspects.map(
      (aspect) => [aspect, ({ controls: own }: Security["controls"][number]) => cell(own, aspect)] as const,
    ),
  ]);
}

function rights({ rights: roles }: Security): Block[] {
  return [
    table("IAM roles", roles, [
      ["Role", ({ role }) => ({ code: role })],
      ["Taken by", ({ trusted }) => trusted.join(", ")],
      ["Statements", ({ statements }) => String(statements.length), "number"],
      ["Wildcards", (role) => counted(role.statements.flatMap(({ wildcards }) => wildcards))],
      ["Managed policies", ({ managed }) => managed.join(", ")],
    ]),
    {
      kind: "fold",
      summary: "Every statement of every role, with its actions and resources",
      long: "everywhere",
      blocks: [
        table(
          "Statements of IAM roles",
          roles.flatMap(({ role, statements }) => statements.map((statement) => ({ role, ...statement }))),
          [
            ["Role and policy", ({ role, policy }) => [{ code: role }, ` ${policy}`]],
            ["Effect", ({ effect, conditional }) => (conditional ? `${effect}, with conditions` : effect)],
            ["Actions", ({ actions }) => actions.join(", ")],
            ["Resources", ({ resources }) => resources.join(", ")],
            ["Wildcards", ({ wildcards }) => (wildcards.length > 0 ? { strong: wildcards.join(", ") } : "")],
          ],
        ),
      ],
    },
  ];
}

/** Each of some words, with its number, such as `any resource: 4`. */
function counted(words: readonly string[]): string {
  return [...Map.groupBy(words.toSorted(), (word) => word)]
    .map(([word, all]) => `${word}: ${String(all.length)}`)
    .join(", ");
}
